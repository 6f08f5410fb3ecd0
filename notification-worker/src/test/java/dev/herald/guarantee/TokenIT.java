package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Attempt;
import dev.herald.channel.history.Shown;
import dev.herald.testing.CapturedLog;
import dev.herald.worker.token.LoginServer;
import dev.herald.worker.token.SelfSigned;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/// Promise: a bot's token goes to whom it was meant for and to nobody else; one that is refused is
/// replaced, and a bot that cannot send waits alone.
class TokenIT {
  private static final String BOT = "11111111-2222-3333-4444-555555555555";
  private static final String LOCKED_OUT = "99999999-2222-3333-4444-555555555555";

  @TempDir private static Path directory;
  private static LoginServer login;
  private static Stack stack;
  private static RedisClient redis;

  @BeforeAll
  static void start() {
    login = LoginServer.start(SelfSigned.in(directory, "login"));
    login.refuses(LOCKED_OUT);
    Map<String, Object> settings = new HashMap<>(login.settings());
    settings.putAll(Operator.settings());
    settings.put("herald.log.pseudonym-key", "a-key-of-these-tests");
    settings.put("herald.token.bots[0].app-id", BOT);
    settings.put("herald.token.bots[0].password", "secret");
    settings.put("herald.token.bots[1].app-id", LOCKED_OUT);
    settings.put("herald.token.bots[1].password", "wrong");
    Ground ground = Ground.embedded();
    redis = RedisClient.create(URI.create(ground.redisUri()));
    stack = Stack.on(ground, UnaryOperator.identity(), settings);
  }

  @AfterAll
  static void stop() {
    stack.close();
    redis.close();
    login.close();
  }

  @Test
  void aVerifiedReferenceIsSentToWithTheTokenOfItsBotAndAnyOtherWithout() {
    User ann = stack.joins("ann").verifiedFor(BOT, redis);
    User ben = stack.joins("ben");

    send(ann, "with");
    send(ben, "without");

    awaitShown(ann, "with");
    awaitShown(ben, "without");
    assertThat(authorizations(ann)).singleElement().asString().startsWith("Bearer token-");
    assertThat(authorizations(ben)).containsExactly("");
  }

  @Test
  void aTokenThatTheChannelRefusesIsReplacedInTheSameAttempt() {
    User cid = stack.joins("cid").verifiedFor(BOT, redis);
    stack.channel().faults().add(FaultRule.next(1, cid.conversation(), Fault.code(401, "Stale")));

    send(cid, "renewed");

    awaitShown(cid, "renewed");
    assertThat(attempts(cid)).extracting(Attempt::status).containsExactly(401, 201);
    assertThat(authorizations(cid)).doesNotHaveDuplicates();
    Events.await("the outcome").until(() -> stack.outcomes().of("renewed").contains("delivered"));
    assertThat(stack.outcomes().of("renewed")).doesNotContain("deferred");
  }

  @Test
  void aBotThatCannotLogInWaitsAloneAndLosesNothing() {
    User dee = stack.joins("dee").verifiedFor(LOCKED_OUT, redis);
    User eli = stack.joins("eli").verifiedFor(BOT, redis);

    send(dee, "waits");
    send(eli, "goes");
    awaitShown(eli, "goes");
    assertThat(attempts(dee)).isEmpty();

    login.works();
    awaitShown(dee, "waits");
    assertThat(authorizations(dee)).singleElement().asString().startsWith("Bearer token-");
  }

  @Test
  void theLogNamesNobodyAndTellsEachAttemptInOneLineThatTheOperatorFinds() {
    User fay = stack.joins("fay").verifiedFor(BOT, redis);
    Operator operator = new Operator(stack);
    try (CapturedLog log = CapturedLog.open()) {
      stack.channel().faults().add(FaultRule.next(1, fay.conversation(), Fault.status(503)));
      stack.channel().faults().add(FaultRule.next(1, fay.conversation(), Fault.code(400, "Bad")));
      stack.notifications().publish(fay.id(), Events.text("quiet-fails", fay, "quiet-text"));
      stack.notifications().publish(fay.id(), Events.text("quiet-goes", fay, "quiet-text"));
      stack.notifications().publish("{\"id\":\"quiet-poison\",\"to\":{\"user\":\"quiet-user\"}}");
      stack.notifications().publish("quiet-text is no JSON");
      operator.runs("pause", "tenant=quiet-tenant", "--reason", "a test");
      operator.runs("resume", "tenant=quiet-tenant");
      Events.await("the ends")
          .until(() ->
              stack.outcomes().of("quiet-poison").contains("failed")
                  && stack.outcomes().of("quiet-fails").contains("failed")
                  && stack.outcomes().of("quiet-goes").contains("delivered"));
      fay.says("quiet-said");
      Events.await("the bot's answer").until(() -> attempts(fay).size() == 4);

      assertThat(log.text())
          .contains(name(operator, "tenant", "quiet-tenant"))
          .doesNotContain("quiet-", fay.id(), fay.conversation())
          .doesNotContain(tokens(fay));
      assertThat(attempts(log, name(operator, "event", "quiet-fails")))
          .hasSize(2)
          .allMatch(line -> line.contains(name(operator, "conversation", fay.conversation())));
      assertThat(attempts(log, name(operator, "event", "quiet-goes")))
          .singleElement()
          .asString()
          .contains("attempt=\"1/8\"", "outcome=\"delivered\"", "duration_ms", "next_step");
    }
  }

  private static String name(Operator operator, String kind, String id) {
    return operator.runs("pseudonym", "--" + kind, id).json().path(kind).asString();
  }

  private static List<String> attempts(CapturedLog log, String event) {
    return log.lines().stream()
        .filter(line -> line.contains("AttemptLog") && line.contains(event))
        .toList();
  }

  private static void send(User user, String id) {
    stack.notifications().publish(user.id(), Events.text(id, user, id));
  }

  private static void awaitShown(User user, String text) {
    Events.await("the message " + text)
        .until(() ->
            stack.channel().history().shownIn(user.conversation()).stream()
                .map(Shown::text)
                .anyMatch(text::equals));
  }

  private static List<Attempt> attempts(User user) {
    return stack.channel().history().attemptsIn(user.conversation());
  }

  private static List<String> authorizations(User user) {
    return attempts(user).stream().map(attempt -> attempt.asked().authorization()).toList();
  }

  /// What a user wrote to a gateway without authentication is answered without a token.
  private static List<String> tokens(User user) {
    return authorizations(user).stream().filter(each -> !each.isEmpty()).toList();
  }
}
