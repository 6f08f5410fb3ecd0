package dev.herald.worker.send;

import dev.herald.pseudonym.Pseudonyms;
import dev.herald.turn.BotAdapter;
import dev.herald.turn.TurnMiddleware;
import dev.herald.worker.control.Orders;
import dev.herald.worker.delay.Delays;
import dev.herald.worker.delay.Detours;
import dev.herald.worker.gate.Freshness;
import dev.herald.worker.gate.Gate;
import dev.herald.worker.gate.Horizon;
import dev.herald.worker.gate.Ledger;
import dev.herald.worker.gate.LedgerProperties;
import dev.herald.worker.gate.Liveness;
import dev.herald.worker.gate.LostTraces;
import dev.herald.worker.gate.clearance.Clearances;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.lanes.LaneWork;
import dev.herald.worker.lanes.LanesProperties;
import dev.herald.worker.settle.DeadLetters;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.settle.Settlement;
import dev.herald.worker.token.TokenConfiguration;
import dev.herald.worker.token.TokenSource;
import dev.herald.worker.topic.Acknowledgements;
import dev.herald.worker.topic.RecordSink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the send step. A step around every proactive turn is a [TurnMiddleware] bean, the lowest
/// order outermost.
@Configuration(proxyBeanMethods = false)
@Import({TokenConfiguration.class, HttpConfiguration.class, LessonsConfiguration.class})
@EnableConfigurationProperties({SendProperties.class, ServiceUrlProperties.class})
public class SendConfiguration {
  /// The timer that counts the deliveries that ended after an attempt.
  public static final String ENDED = "herald.settle.latency";

  @Bean
  Turns turns(
      ObjectProvider<TurnMiddleware> middleware,
      ChannelSink.Egress egress,
      Ledger ledger,
      RetryPolicy policy,
      Lessons lessons,
      Pseudonyms pseudonyms,
      Clock clock) {
    BotAdapter adapter = new BotAdapter(middleware.orderedStream().toList());
    AttemptLog log = new AttemptLog(pseudonyms, policy::maxAttempts);
    return new Turns(new Turns.Speech(adapter, egress), ledger, policy, lessons, log, clock);
  }

  @Bean
  ChannelSink.Egress egress(
      ServiceUrlProperties serviceUrls, TokenSource tokens, ConnectorClient client, Clock clock) {
    ResponseTable table = new ResponseTable(clock);
    BotClient bots = new BotClient(tokens, client, table);
    return new ChannelSink.Egress(serviceUrls.policy(), bots, table);
  }

  @Bean
  RetryPolicy retryPolicy(SendProperties send, Clock clock) {
    Backoff backoff =
        new Backoff(
            send.firstBackoff(), send.longestBackoff(), RandomGenerator.of("SplittableRandom"));
    return new RetryPolicy(send::budget, backoff, clock);
  }

  @Bean
  Courier.Ends ends(Settlement settlement, Outcomes outcomes, Delays delays, RecordSink sink) {
    return new Courier.Ends(settlement, outcomes, delays, sink);
  }

  @Bean
  Courier courier(
      Gate gate, Ledger ledger, Freshness freshness, Turns turns, Courier.Ends ends, Doors doors) {
    return new Courier(gate, ledger, freshness, turns, ends, doors);
  }

  @Bean
  Doors doors(
      Orders orders,
      Horizon horizon,
      Function<Admission, SendWindow> sendWindows,
      Departures departures,
      Spillway spillway,
      Detours detours,
      LostTraces traces,
      Acknowledgements acknowledgements) {
    return new Doors(
        orders, horizon, sendWindows, departures, spillway, detours, traces, acknowledgements);
  }

  @Bean
  Spillway spillway(Detours detours, SendProperties send, Clock clock) {
    return new Spillway(detours, send.detourAfter(), clock);
  }

  @Bean
  Departures departures(
      Clearances clearances, Outcomes outcomes, RecordSink sink, Spillway spillway, Clock clock) {
    return new Departures(clearances, outcomes, sink, spillway, clock);
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

  @Bean
  SendMeters sendMeters(MeterRegistry meters, Clock clock) {
    return new SendMeters(meters, clock);
  }

  /// What the engine does with each delivery. Its limits are the ones that bind: a send that they
  /// let pass finds a connection.
  @Bean
  LaneWork sendStep(
      Courier courier,
      Settlement settlement,
      DeadLetters deadLetters,
      LanesProperties lanes,
      HttpProperties http,
      Clearances clearances,
      SendMeters meters,
      Clock clock) {
    if (lanes.limits().perHost() > http.maxConnectionsPerHost()) {
      throw new IllegalArgumentException(
          "herald.lanes.limits.per-host must not exceed herald.http.max-connections-per-host");
    }
    return new SendStep(courier, settlement, deadLetters, clearances, meters, clock);
  }
}
