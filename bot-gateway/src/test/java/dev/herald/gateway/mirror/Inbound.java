package dev.herald.gateway.mirror;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// A channel that does not stop: each of its writers posts to its own conversations in turn, with a
/// newer service URL each time, whatever the gateway answers. Remembers the newest that was
/// answered 200.
final class Inbound implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final int WRITERS = 8;

  private final Gateway gateway;
  private final int conversations;
  private final Map<String, Integer> kept = new ConcurrentHashMap<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

  Inbound(Gateway gateway, int conversations) {
    this.gateway = gateway;
    this.conversations = conversations;
  }

  /// Posts once to every conversation and returns; then goes on behind it.
  void begin() {
    IntStream.range(0, conversations).forEach(i -> post(i, 1));
    IntStream.range(0, WRITERS).forEach(writer -> writers.execute(() -> write(writer)));
  }

  private void write(int writer) {
    for (int second = 2; !over.get(); second++) {
      for (int i = writer; i < conversations && !over.get(); i += WRITERS) {
        post(i, second);
      }
    }
  }

  private void post(int number, int second) {
    String name = "c" + number;
    String activity =
        Activities.message(name, "m" + second, START.plusSeconds(second), "")
            .replace("http://localhost:1/", "http://localhost:1/%d/".formatted(second));
    if (gateway.postActivity(activity).statusCode() == 200) {
      kept.put(name, second);
    }
  }

  /// Ends and waits for what is under way.
  void end() {
    over.set(true);
    writers.close();
  }

  @Override
  public void close() {
    end();
  }

  /// The second of the newest activity of each conversation that was answered 200.
  Map<String, Integer> kept() {
    return kept;
  }

  /// The second of the activity that a service URL is from.
  static int secondOf(String serviceUrl) {
    return Integer.parseInt(serviceUrl.replaceAll("[^0-9]*:1/(\\d+)/", "$1"));
  }
}
