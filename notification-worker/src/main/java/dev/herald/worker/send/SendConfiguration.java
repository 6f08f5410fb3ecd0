package dev.herald.worker.send;

import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import dev.herald.turn.BotAdapter;
import dev.herald.turn.TurnMiddleware;
import dev.herald.worker.delay.Delays;
import dev.herald.worker.gate.Freshness;
import dev.herald.worker.gate.Gate;
import dev.herald.worker.gate.Ledger;
import dev.herald.worker.gate.LedgerProperties;
import dev.herald.worker.gate.Liveness;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.settle.DeadLetters;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.settle.Settlement;
import dev.herald.worker.topic.ContainerConfiguration.Containers;
import dev.herald.worker.topic.ContainerConfiguration.Intake;
import dev.herald.worker.topic.RecordSink;
import dev.herald.worker.topic.RoleProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Wires the send step. A step around every proactive turn is a [TurnMiddleware] bean, the lowest
/// order outermost.
@Configuration(proxyBeanMethods = false)
@Import({HttpConfiguration.class, LessonsConfiguration.class})
@EnableConfigurationProperties({SendProperties.class, ServiceUrlProperties.class})
public class SendConfiguration {

  @Bean
  StopSignal stopSignal() {
    return new StopSignal();
  }

  /// Closing is announced before the containers stop, so that they find nothing that still waits.
  @Bean
  ApplicationListener<ContextClosedEvent> stopOnClose(StopSignal stop) {
    return _ -> stop.stop();
  }

  @Bean
  TokenSource tokenSource() {
    return _ -> null;
  }

  @Bean
  Turns turns(
      ObjectProvider<TurnMiddleware> middleware,
      ChannelSink.Egress egress,
      Ledger ledger,
      RetryPolicy policy,
      Lessons lessons,
      Clock clock) {
    BotAdapter adapter = new BotAdapter(middleware.orderedStream().toList());
    return new Turns(adapter, egress, ledger, policy, lessons, clock);
  }

  @Bean
  ChannelSink.Egress egress(
      ServiceUrlProperties serviceUrls, TokenSource tokens, ConnectorClient client, Clock clock) {
    return new ChannelSink.Egress(serviceUrls.policy(), tokens, client, new ResponseTable(clock));
  }

  @Bean
  RetryPolicy retryPolicy(SendProperties send, Clock clock) {
    Backoff backoff =
        new Backoff(
            send.firstBackoff(), send.longestBackoff(), RandomGenerator.of("SplittableRandom"));
    return new RetryPolicy(send.attempts(), send.retryBudget(), backoff, clock);
  }

  @Bean
  Courier.Ends ends(Settlement settlement, Outcomes outcomes, Delays delays, RecordSink sink) {
    return new Courier.Ends(settlement, outcomes, delays, sink);
  }

  @Bean
  Courier courier(
      Gate gate,
      Ledger ledger,
      Freshness freshness,
      Turns turns,
      Courier.Ends ends,
      Function<Admission, SendWindow> sendWindows) {
    return new Courier(gate, ledger, freshness, turns, ends, sendWindows);
  }

  /// A request that begins in its window is over before the lease of its claim is, and was begun by
  /// a worker that nobody takes for dead.
  @Bean
  Function<Admission, SendWindow> sendWindows(
      LedgerProperties ledger, HttpProperties http, Liveness liveness) {
    if (ledger.lease().compareTo(http.deadline()) <= 0) {
      throw new IllegalArgumentException("herald.ledger.lease must exceed herald.http.deadline");
    }
    Duration open = ledger.lease().minus(http.deadline());
    return admission ->
        new SendWindow(() -> admission.isHeld() && liveness.holds(), open, System::nanoTime);
  }

  /// A container for each priority: a backlog of one never stands before another.
  @Bean
  Sending sending(
      Containers containers, SendProperties send, HttpProperties http, RoleProperties roles) {
    return (priority, listener) ->
        containers.of(
            new Intake(
                "herald-send",
                List.of(Topics.deliveries(priority)),
                send.threads(),
                send.maxRecords(),
                send.maxPollInterval(http.deadline())),
            listener,
            roles.has(RoleProperties.Role.SEND));
  }

  @Bean
  SendListener sendListener(
      Courier courier,
      Settlement settlement,
      DeadLetters deadLetters,
      StopSignal stop,
      SendProperties properties,
      Clock clock) {
    return new SendListener(courier, settlement, deadLetters, stop, properties, clock);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> urgent(Sending send, SendListener listener) {
    return send.container(Priority.URGENT, listener);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> normal(Sending send, SendListener listener) {
    return send.container(Priority.NORMAL, listener);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> bulk(Sending send, SendListener listener) {
    return send.container(Priority.BULK, listener);
  }

  /// Makes the container of a priority.
  @FunctionalInterface
  interface Sending {
    ConcurrentMessageListenerContainer<byte[], byte[]> container(
        Priority priority, SendListener listener);
  }
}
