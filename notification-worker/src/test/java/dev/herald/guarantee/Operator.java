package dev.herald.guarantee;

import dev.herald.cli.Herald;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody at a terminal with the command `herald` and a key.
public final class Operator {
  static final String KEY = "the-key-of-these-tests";

  private final Supplier<URI> operations;
  private final Path keyFile;

  Operator(Stack stack) {
    this(stack, 0);
  }

  /// Somebody who speaks to the `index`th worker that runs.
  Operator(Stack stack, int index) {
    this(() -> stack.operations(index));
  }

  /// Somebody who speaks to that operations API.
  public Operator(Supplier<URI> operations) {
    this(operations, KEY);
  }

  private Operator(Supplier<URI> operations, String key) {
    this.operations = operations;
    try {
      this.keyFile = Files.writeString(Files.createTempFile("herald", ".key"), key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The settings by which a worker lets it in.
  public static Map<String, Object> settings() {
    return Map.of(
        "herald.ops.port",
        0,
        "herald.ops.keys.tests.sha256",
        sha256(KEY),
        "herald.ops.keys.tests.rights",
        "read,operate,reveal",
        "herald.ops.keys.reader.sha256",
        sha256("reader"),
        "herald.ops.keys.reader.rights",
        "read");
  }

  /// A stack whose worker lets it in and gives up soon.
  static Stack stack() {
    Map<String, Object> settings = new HashMap<>(settings());
    settings.put("herald.send.first-backoff", "20ms");
    settings.put("herald.send.longest-backoff", "50ms");
    settings.put("herald.send.retry.normal.attempts", "2");
    settings.put("herald.send.retry.bulk.attempts", "2");
    settings.put("management.endpoint.prometheus.access", "read-only");
    return Stack.start(UnaryOperator.identity(), settings);
  }

  /// The dead letters of the last hour that a filter admits.
  List<JsonNode> letters(String where) {
    return runs("dead-letters", "list", "--from", "-1h", "--where", where)
        .json()
        .path("letters")
        .valueStream()
        .toList();
  }

  /// What a command printed and how it ended.
  public record Said(int exitCode, String out, String err) {
    public JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  /// The same with another key.
  Operator as(String key) {
    return new Operator(operations, key);
  }

  /// Runs a command with the key.
  public Said runs(String... arguments) {
    return says(
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--url", operations.get().toString(), "--key-file", keyFile.toString()))
            .toArray(String[]::new));
  }

  /// Runs a command as it stands.
  Said says(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
    int code = Herald.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    return new Said(code, out.toString(), err.toString());
  }

  private static String sha256(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
