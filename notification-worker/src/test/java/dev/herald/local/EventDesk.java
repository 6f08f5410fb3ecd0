package dev.herald.local;

import dev.herald.channel.LocalChannelBuilder;
import dev.herald.channel.http.Exchange;
import dev.herald.channel.http.Handler;
import dev.herald.channel.http.RefusedException;
import dev.herald.channel.http.Request;
import dev.herald.channel.http.Response;
import dev.herald.notification.Topics;
import dev.herald.notification.schema.EventReader;
import dev.herald.notification.schema.Problem;
import dev.herald.notification.schema.ReadEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lets the page publish events and watch their outcomes, as any other service would: through the
/// topics.
final class EventDesk implements AutoCloseable {
  private final EventReader events = new EventReader();
  private final KafkaProducer<byte[], byte[]> producer;
  private final OutcomeWatch outcomes;

  private EventDesk(KafkaProducer<byte[], byte[]> producer, OutcomeWatch outcomes) {
    this.producer = producer;
    this.outcomes = outcomes;
  }

  static EventDesk open(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", 5_000, "linger.ms", 0);
    return new EventDesk(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
        OutcomeWatch.start(bootstrapServers));
  }

  LocalChannelBuilder attachTo(LocalChannelBuilder channel) {
    return channel
        .route("POST", "/local/events", fromThisPage(this::publish))
        .route("GET", "/local/outcomes", (_, exchange) -> outcomes.add(exchange.stream()));
  }

  /// A page from elsewhere, open in the same browser, must not publish here.
  private static Handler fromThisPage(Handler handler) {
    return (request, exchange) -> {
      String site = request.headers().getOrDefault("sec-fetch-site", "same-origin");
      if (!site.equals("same-origin") && !site.equals("none")) {
        throw new RefusedException(403, "Forbidden", "only for the page of this channel");
      }
      handler.handle(request, exchange);
    };
  }

  private void publish(Request request, Exchange exchange) {
    byte[] event = request.body().getBytes(StandardCharsets.UTF_8);
    switch (events.read(event)) {
      case ReadEvent.Invalid invalid -> exchange.answer(problem(invalid.problems()));
      case ReadEvent.Valid valid ->
          exchange.answerWith(
              CompletableFuture.supplyAsync(
                  () -> publish(valid.event().id(), event), Thread::startVirtualThread));
    }
  }

  private Response publish(String id, byte[] event) {
    try {
      producer.send(new ProducerRecord<>(Topics.NOTIFICATIONS, event)).get();
      return Response.json(202, JsonMapper.shared().createObjectNode().put("id", id));
    } catch (ExecutionException e) {
      return unavailable(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable("interrupted");
    }
  }

  private static Response unavailable(String detail) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("title", "Kafka did not take the event").put("detail", detail);
    return Response.json(503, body);
  }

  private static Response problem(List<Problem> problems) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("title", "This is not an event").put("status", 400);
    ArrayNode errors = body.putArray("errors");
    problems.forEach(
        each -> errors.addObject().put("path", each.pointer()).put("message", each.message()));
    return Response.text(400, "application/problem+json", body.toString());
  }

  @Override
  public void close() {
    outcomes.close();
    producer.close();
  }
}
