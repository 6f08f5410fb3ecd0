package dev.herald.channel.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Handlers by method and path. A template is literal segments and `{names}`; a last segment
/// `{name*}` takes the rest of the path. The first route that fits is taken.
public final class Routes {
  private static final String ANY = "{}";

  private final Map<String, List<Route>> byFirstSegment = new HashMap<>();

  private record Route(String method, List<String> template, Handler handler) {}

  /// What was found for a path.
  sealed interface Match {
    record Found(Handler handler, Map<String, String> parameters) implements Match {}

    record WrongMethod() implements Match {}

    record Nothing() implements Match {}
  }

  public Routes add(String method, String template, Handler handler) {
    List<String> segments = List.of(template.substring(1).split("/", -1));
    byFirstSegment
        .computeIfAbsent(first(segments), _ -> new ArrayList<>())
        .add(new Route(method, segments, handler));
    return this;
  }

  private static String first(List<String> template) {
    return template.getFirst().startsWith("{") ? ANY : template.getFirst();
  }

  Match match(String method, List<String> path) {
    boolean known = false;
    String first = byFirstSegment.containsKey(path.getFirst()) ? path.getFirst() : ANY;
    for (Route route : byFirstSegment.getOrDefault(first, List.of())) {
      Optional<Map<String, String>> parameters = parameters(route.template(), path);
      if (parameters.isPresent()) {
        if (route.method().equals(method)) {
          return new Match.Found(route.handler(), parameters.get());
        }
        known = true;
      }
    }
    return known ? new Match.WrongMethod() : new Match.Nothing();
  }

  private static Optional<Map<String, String>> parameters(
      List<String> template, List<String> path) {
    boolean open = template.getLast().endsWith("*}");
    if (open ? path.size() < template.size() : path.size() != template.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = HashMap.newHashMap(2);
    for (int i = 0; i < template.size(); i++) {
      String expected = template.get(i);
      if (!expected.startsWith("{")) {
        if (!expected.equals(path.get(i))) {
          return Optional.empty();
        }
      } else if (expected.endsWith("*}")) {
        parameters.put(
            expected.substring(1, expected.length() - 2),
            String.join("/", path.subList(i, path.size())));
      } else {
        parameters.put(expected.substring(1, expected.length() - 1), path.get(i));
      }
    }
    return Optional.of(parameters);
  }
}
