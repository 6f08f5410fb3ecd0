package dev.herald.cli;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// How a worker is reached. The key never stands on a command line, where other users of the
/// machine could read it.
final class Connection {
  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:HERALD_OPS_URL:-http://localhost:3989}",
      paramLabel = "URL",
      description = "Operations API of any worker; default $HERALD_OPS_URL or ${DEFAULT-VALUE}.")
  private URI url = URI.create("http://localhost:3989");

  @Option(
      names = "--key-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "File with the operator's key; default is the key in $HERALD_OPS_KEY.")
  private @Nullable Path keyFile;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "One JSON object a line; also when the output is no terminal.")
  private boolean json;

  Api api() {
    return new Api(url, key());
  }

  boolean json() {
    return json || Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty();
  }

  private String key() {
    if (keyFile == null) {
      String key = System.getenv("HERALD_OPS_KEY");
      return key == null ? "" : key.strip();
    }
    try {
      return Files.readString(keyFile).strip();
    } catch (IOException _) {
      throw new IllegalArgumentException("the key file " + keyFile + " cannot be read");
    }
  }
}
