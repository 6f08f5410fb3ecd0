package dev.herald.guarantee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The runbooks of the README: every command in their fenced blocks, by the title of the runbook.
final class Runbooks {
  /// The title of what stands ahead of all of them.
  static final String SETTING = "";

  private static final String BEGIN = "### Runbooks";

  private final Map<String, List<String>> commands = new LinkedHashMap<>();

  private Runbooks(List<String> section) {
    String title = SETTING;
    boolean isFenced = false;
    for (String line : section) {
      if (line.startsWith("#### ")) {
        title = line.substring(5);
      } else if (line.startsWith("```")) {
        isFenced = !isFenced;
      } else if (isFenced) {
        commands.computeIfAbsent(title, _ -> new ArrayList<>()).add(withoutComment(line));
      }
    }
  }

  static Runbooks read() {
    try {
      List<String> lines = Files.readAllLines(Path.of("../README.md"));
      int begin = lines.indexOf(BEGIN) + 1;
      List<String> rest = lines.subList(begin, lines.size());
      return new Runbooks(rest.stream().takeWhile(line -> !line.startsWith("### ")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutComment(String line) {
    return line.replaceAll("\\s{2,}#.*", "").strip();
  }

  Set<String> titles() {
    return commands.keySet();
  }

  List<String> of(String title) {
    return Objects.requireNonNull(commands.get(title), title);
  }
}
