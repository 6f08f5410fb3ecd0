package dev.herald.guarantee;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/// What a service told Prometheus of itself at one moment.
///
/// @param values by series, as `NAME{LABEL="VALUE",…}`
record Scrape(Map<String, Double> values) {
  Scrape {
    values = Map.copyOf(values);
  }

  static Scrape of(URI service) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(service.resolve("/actuator/prometheus")).build();
      String page = http.send(request, BodyHandlers.ofString()).body();
      Map<String, Double> values = new HashMap<>();
      page.lines()
          .filter(line -> line.startsWith("herald_"))
          .forEach(line -> {
            int space = line.lastIndexOf(' ');
            values.put(line.substring(0, space), number(line.substring(space + 1)));
          });
      return new Scrape(values);
    }
  }

  private static double number(String text) {
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  /// A series that must be there.
  double of(String series) {
    Double value = values.get(series);
    if (value == null) {
      throw new AssertionError("there is no series " + series);
    }
    return value;
  }

  /// By how much some series grew since then.
  Map<String, Double> since(Scrape before, Iterable<String> series) {
    Map<String, Double> grown = new HashMap<>();
    series.forEach(each -> grown.put(each, of(each) - before.of(each)));
    return grown;
  }
}
