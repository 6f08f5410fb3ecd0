package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Priority;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import dev.herald.testing.ShiftedClock;
import dev.herald.turn.SendOutcome;
import dev.herald.worker.gate.clearance.Approach;
import dev.herald.worker.gate.clearance.Clearance;
import dev.herald.worker.gate.clearance.ClearanceContext;
import dev.herald.worker.gate.clearance.Clearances;
import dev.herald.worker.gate.clearance.Permit;
import dev.herald.worker.gate.pace.Waiters;
import dev.herald.worker.gate.scope.Passage;
import dev.herald.worker.token.Token;
import dev.herald.worker.token.TokenSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import redis.clients.jedis.RedisClient;

/// What leaves long after it was let go would leave in a burst.
class StalePermitIT {
  private static final Duration APART = Duration.ofMillis(500);
  private static final Duration LATE = Duration.ofSeconds(1);
  private static final Activity HELLO = Activity.ofType("message");

  private final RedisServer server = RedisServer.start();
  private final RedisClient jedis = RedisClient.create(server.uri());
  private final Coalescer redis = Coalescers.on(jedis);
  private final ShiftedClock clock = new ShiftedClock();
  private final TestConnector connector = new TestConnector();
  private final AnnotationConfigApplicationContext context =
      ClearanceContext.on(redis, clock, Map.of("herald.pace.channels.msteams.budget", "2/500ms"));
  private final RawServer channel;

  StalePermitIT() throws Exception {
    channel =
        RawServer.answering(
            "HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}");
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    connector.close();
    channel.close();
    redis.close();
    jedis.close();
    server.close();
  }

  @Test
  void whatWasHeldUpBeforeItIsSent_waitsForAnotherMoment() {
    Permit permit = permit();
    clock.advance(LATE);
    long asked = System.nanoTime();

    assertThat(send(permit, () -> true, false)).isInstanceOf(SendOutcome.Delivered.class);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(APART.dividedBy(2));
  }

  @Test
  void whatWasHeldUpAndFindsNoMoment_isNotSent_andTheNextTimeItIs() {
    Permit permit = permit();
    clock.advance(LATE);
    server.kill();

    assertThat(send(permit, () -> true, false)).isEqualTo(stale());
    assertThat(channel.requests()).isEmpty();
    server.restart();
    assertThat(send(permit, () -> true, true)).isInstanceOf(SendOutcome.Delivered.class);
  }

  @Test
  void whatWasHeldUpWhileItsConnectionWasMade_isNotSent() {
    BooleanSupplier slow =
        () -> {
          clock.advance(LATE);
          return true;
        };

    assertThat(send(permit(), slow, false)).isEqualTo(stale());
    assertThat(channel.requests()).isEmpty();
  }

  @Test
  void whereTooManyThatWereHeldUpJustLeft_nothingIsSent_howeverOftenItWasHeldBack() {
    Permit others = permit();
    Permit permit = permit();
    int gone = 0;
    while (gone < 9 && others.departs()) {
      gone++;
    }

    assertThat(gone).isEqualTo(2);
    assertThat(send(permit, () -> true, true)).isEqualTo(stale());
    assertThat(channel.requests()).isEmpty();
    clock.advance(Duration.ofSeconds(2));
    assertThat(send(permit(), () -> true, true)).isInstanceOf(SendOutcome.Delivered.class);
  }

  /// Given back, what follows could expire, and the chat would show half of a message for good.
  @Test
  void whatHasBegunToBeShown_isShownWhole_evenIfThereIsNoRoom() {
    Permit others = permit();
    Permit permit = permit(2);
    ChannelSink sink = sink(permit, () -> true, false);
    assertThat(sink.send(stored().reference(), HELLO)).isInstanceOf(SendOutcome.Delivered.class);
    clock.advance(LATE);
    server.kill();
    for (int i = 0; i < 9; i++) {
      others.departs();
    }

    assertThat(sink.send(stored().reference(), HELLO)).isInstanceOf(SendOutcome.Delivered.class);
  }

  @Test
  void whatWasNotHeldUp_isSent() {
    assertThat(send(permit(), () -> true, false)).isInstanceOf(SendOutcome.Delivered.class);
  }

  private static SendOutcome stale() {
    return new SendOutcome.Later(ChannelSink.STALE, Duration.ZERO);
  }

  private Permit permit() {
    return permit(1);
  }

  private Permit permit(int activities) {
    Passage passage =
        Passage.of(
            stored().key(), Priority.NORMAL, 0, activities, stored().reference().serviceHost());
    Approach approach = context.getBean(Clearances.class).approach(Waiters.deaf("d"));
    Clearance clearance =
        Awaitility.await().until(() -> approach.enter(passage), Clearance.Go.class::isInstance);
    return ((Clearance.Go) clearance).permit();
  }

  private SendOutcome send(Permit permit, BooleanSupplier held, boolean mayBeLate) {
    return sink(permit, held, mayBeLate).send(stored().reference(), HELLO);
  }

  private ChannelSink sink(Permit permit, BooleanSupplier held, boolean mayBeLate) {
    ResponseTable table = new ResponseTable(clock);
    BotClient bots = new BotClient(new Tokenless(), connector.client(), table);
    ChannelSink.Egress egress =
        new ChannelSink.Egress(new ServiceUrlProperties(null, null, true).policy(), bots, table);
    SendWindow window = new SendWindow(held, Duration.ofMinutes(1), System::nanoTime);
    Leave leave = new Leave(window, () -> true, permit, mayBeLate);
    return new ChannelSink(stored(), egress, leave);
  }

  private StoredReference stored() {
    URI url = channel.uri();
    return References.stored(
        References.activity("29:ann", "a:1", "personal", null).with("serviceUrl", url.toString()),
        Instant.EPOCH,
        null);
  }

  private static final class Tokenless implements TokenSource {
    @Override
    public Token tokenFor(StoredReference verified) {
      return new Token.None();
    }

    @Override
    public Token renewed(StoredReference verified, Token.Ready refused) {
      return new Token.None();
    }
  }
}
