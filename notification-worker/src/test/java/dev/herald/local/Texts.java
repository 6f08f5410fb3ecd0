package dev.herald.local;

/// What the local stack says at length.
final class Texts {
  private Texts() {}

  static String ready(LocalOptions options, String after) {
    String event =
        """
        {"id":"order-4711-shipped","to":{"audience":"everyone"},"message":{"text":"Your order has shipped"}}\
        """;
    return """

    Herald is ready after %s.

      %s
      messaging endpoint   http://localhost:%d/api/messages%s
      worker               http://localhost:%d/actuator/health%s
      Kafka, Redis         localhost:%d, localhost:%d

    Say hello to the bot in the chat, then publish a notification:

      echo '%s' | kcat -P -b localhost:%d -t notifications

    The log is target/local/herald.log. Stop with Ctrl-C; mvn clean forgets everything.\
    """
        .formatted(
            after,
            options.withChannel()
                ? "chat                 http://localhost:" + options.channel().port()
                : "chat                 left out (local.channel=false): bring a channel of your own",
            options.gateway().port(),
            options.withGateway() ? "" : leftOut("bot-gateway", options),
            options.worker().port(),
            options.withWorker() ? "" : leftOut("notification-worker", options),
            options.kafka().port(),
            options.redis().port(),
            event,
            options.kafka().port());
  }

  private static String leftOut(String service, LocalOptions options) {
    return """

    left out; run it beside this with (after mvn package):
    SPRING_PROFILES_ACTIVE=local SPRING_KAFKA_BOOTSTRAP_SERVERS=%s HERALD_REDIS_URL=%s \\
      java -jar %s/target/%s-exec.jar\
    """
        .formatted(options.bootstrapServers(), options.redisUrl(), service, service);
  }

  static String help(LocalOptions options) {
    return """
    mvn -Plocal starts Herald on this machine, in the foreground.

      -Dlocal.gateway=false        leave bot-gateway out, to run it separately
      -Dlocal.worker=false         leave notification-worker out
      -Dlocal.channel=false        leave the local channel out, to bring another
      -Dlocal.kafka.port=PORT      Kafka                (now %d)
      -Dlocal.redis.port=PORT      Redis                (now %d)
      -Dlocal.gateway.port=PORT    bot-gateway          (now %d)
      -Dlocal.worker.port=PORT     notification-worker  (now %d)
      -Dlocal.channel.port=PORT    local channel        (now %d)
      -Dlocal.help                 this text

    Data lie in target/local and are gone with mvn clean.\
    """
        .formatted(
            options.kafka().port(),
            options.redis().port(),
            options.gateway().port(),
            options.worker().port(),
            options.channel().port());
  }
}
