package dev.herald.guarantee;

import dev.herald.channel.history.Shown;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.testing.Topic;
import dev.herald.worker.token.LoginServer;
import dev.herald.worker.token.SelfSigned;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import redis.clients.jedis.RedisClient;

/// Everything that an operator may get into trouble with, and a terminal: a login that does not
/// work at first, a Redis that forgets all when it is killed, and the log in a file.
record OperatedStack(
    Stack stack, LoginServer login, RedisServer redis, Operator operator, LogFile log, Shell shell)
    implements AutoCloseable {
  static final String BOT = "11111111-2222-3333-4444-555555555555";

  static OperatedStack start() throws IOException {
    Path directory = Files.createTempDirectory("herald-runbooks");
    LoginServer login = LoginServer.start(SelfSigned.in(directory, "login"));
    login.failsWith(503, "temporarily_unavailable", "later");
    RedisServer redis = RedisServer.start();
    Stack stack =
        Stack.on(Ground.of(KafkaBroker.start(), redis), UnaryOperator.identity(), settings(login));
    // A service that starts takes all appenders away.
    LogFile log = new LogFile(directory.resolve("herald.log"));
    Shell shell = new Shell(directory);
    shell.set("HERALD_OPS_URL", stack.operations(0).toString());
    shell.set("HERALD_OPS_KEY", Operator.KEY);
    shell.set("WORKER", stack.worker(0).toString());
    shell.set("LOG", directory.resolve("herald.log").toString());
    Runbooks.read().of(Runbooks.SETTING).forEach(shell::run);
    return new OperatedStack(stack, login, redis, new Operator(stack), log, shell);
  }

  private static Map<String, Object> settings(LoginServer login) {
    Map<String, Object> settings = new HashMap<>(login.settings());
    settings.putAll(Operator.settings());
    settings.put("herald.log.pseudonym-key", "the-key-of-these-tests");
    settings.put("herald.token.bots[0].app-id", BOT);
    settings.put("herald.token.bots[0].password", "secret");
    settings.put("herald.redis.timeout", "500ms");
    settings.put("herald.redis.patience", "500ms");
    settings.put("herald.send.first-backoff", "20ms");
    settings.put("herald.send.longest-backoff", "50ms");
    settings.put("management.endpoint.prometheus.access", "read-only");
    return settings;
  }

  Runbook book(String title) {
    return new Runbook(Runbooks.read().of(title), shell);
  }

  /// A user whose reference names the bot as the channel's token did.
  User verified(String name) {
    try (RedisClient client = RedisClient.create(URI.create(redis.uri()))) {
      return stack.joins(name).verifiedFor(BOT, client);
    }
  }

  void publish(User user, String event) {
    stack.notifications().publish(user.id(), Events.text(event, user, event));
  }

  void delivered(User user, String event) {
    publish(user, event);
    awaitEnd(event, "delivered");
  }

  void awaitEnd(String event, String outcome) {
    Events.await("the end of " + event).until(() -> stack.outcomes().of(event).contains(outcome));
  }

  /// Publishes an event while everything is paused.
  ///
  /// @return the record of its delivery, which does not get over before that is resumed
  ConsumerRecord<byte[], byte[]> standing(User user, String event) {
    operator.runs("pause", "all", "--reason", "a test");
    publish(user, event);
    String id = "\"delivery\":\"" + event + "~";
    try (Topic deliveries = stack.topic("deliveries.normal")) {
      return Events.await("the delivery of " + event)
          .until(() -> having(deliveries.read(), id), found -> !found.isEmpty())
          .getFirst();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> having(
      List<ConsumerRecord<byte[], byte[]>> records, String text) {
    return records.stream()
        .filter(each -> new String(each.value(), StandardCharsets.UTF_8).contains(text))
        .toList();
  }

  /// A plan that shows again what was delivered.
  String forced(String where) {
    return operator
        .runs("replay", "plan", "--from", "-1h", "--where", where, "--force", "--reason", "a test")
        .json()
        .path("id")
        .asString();
  }

  List<String> shown(User user) {
    return stack.channel().history().shownIn(user.conversation()).stream()
        .map(Shown::text)
        .toList();
  }

  @Override
  public void close() {
    stack.close();
    login.close();
    log.close();
  }
}
