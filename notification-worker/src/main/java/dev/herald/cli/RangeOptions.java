package dev.herald.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Which part of a topic is meant.
final class RangeOptions {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "From when: ISO-8601, a local clock time (02:10) or how long ago (-30m).")
  private String from = "";

  @Option(
      names = "--to",
      defaultValue = "now",
      paramLabel = "TIME",
      description = "Until when; default now.")
  private String to = "now";

  @Option(
      names = "--where",
      defaultValue = "",
      paramLabel = "FILTER",
      description = "FIELD=VALUE,… with tenant, source, class, state, code, id, conversation.")
  private String where = "";

  ObjectNode body(Times times) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    query(times).forEach(body::put);
    return body;
  }

  Map<String, String> query(Times times) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("from", times.parse(from).toString());
    query.put("to", times.parse(to).toString());
    query.put("where", where);
    return query;
  }
}
