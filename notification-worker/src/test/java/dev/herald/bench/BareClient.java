package dev.herald.bench;

import dev.herald.activity.Activity;
import dev.herald.activity.TextFormat;
import dev.herald.conversation.ConversationReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// The limit: the requests that Herald sends, from a loop that knows nothing but them. No Kafka, no
/// Redis, no order, no answer that matters.
final class BareClient {
  private static final int IN_FLIGHT = 2_000;
  private static final String MARK = "@number";

  private BareClient() {}

  public static void main(String[] arguments) throws Exception {
    URI service = URI.create(arguments[0]);
    int first = Integer.parseInt(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    Traffic traffic = Traffic.zipf(0.5, Integer.parseInt(arguments[3]), count);
    String[] body = body(service).split(MARK, 2);
    Semaphore free = new Semaphore(IN_FLIGHT);
    try (Wire wire = new Wire(IN_FLIGHT);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int place = 0; place < count; place++) {
        free.acquire();
        String conversation = Population.id(traffic.conversation(place));
        byte[] activity =
            (body[0] + Texts.of(first + place) + body[1]).getBytes(StandardCharsets.UTF_8);
        threads.execute(() -> {
          send(wire, service, conversation, activity);
          free.release();
        });
      }
    }
    new CountDownLatch(1).await();
  }

  /// As long as Herald's; whose conversation it names makes no difference to anybody.
  private static String body(URI service) {
    ConversationReference reference = Population.reference(0, service);
    return reference.address(Activity.message(MARK, TextFormat.PLAIN)).json().toString();
  }

  private static void send(Wire wire, URI service, String conversation, byte[] activity) {
    try {
      if (wire.post(service, conversation, activity) != 201) {
        throw new IllegalStateException("the channel refused");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
