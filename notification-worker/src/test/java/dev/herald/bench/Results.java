package dev.herald.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The same for programs: `results.json`.
final class Results {
  private Results() {}

  static Path write(Options options, Machine machine, List<Row> rows, List<Goal> goals) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode results = json.createObjectNode();
    results.put("at", Instant.now().toString());
    results.put("scale", options.scale());
    results.set("machine", machine.json());
    results.set("rows", json.valueToTree(rows));
    results.set("goals", json.valueToTree(goals));
    Path file = options.directory().resolve("results.json");
    try {
      Files.createDirectories(options.directory());
      Files.writeString(file, results.toPrettyString());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
