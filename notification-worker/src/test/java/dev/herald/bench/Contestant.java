package dev.herald.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Somebody who sends, as the arguments of its JVM.
record Contestant(String name, List<String> arguments) {
  private static final String OF_TESTS = System.getProperty("java.class.path");

  /// This worker as it is shipped.
  ///
  /// @param settings beyond its defaults, as `--name=value`
  static Contestant herald(Ground ground, Options options, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("-jar", options.jar().toString()));
    arguments.add("--spring.profiles.active=local");
    arguments.add("--server.port=0");
    arguments.add("--logging.level.root=WARN");
    arguments.add("--logging.level.dev.herald=WARN");
    arguments.add("--spring.kafka.bootstrap-servers=" + ground.bootstrapServers());
    arguments.add("--herald.redis.url=" + ground.redisUri());
    arguments.addAll(List.of(settings));
    return new Contestant("herald", arguments);
  }

  /// A bare HTTP client.
  static Contestant bare(URI serviceUrl, int first, int count, int conversations) {
    return main(BareClient.class, "bare", serviceUrl, first, count, conversations);
  }

  /// What a team would write first.
  static Contestant plain(Ground ground) {
    return main(PlainListener.class, "plain", ground.bootstrapServers(), ground.redisUri());
  }

  /// The retired Java SDK, on a class path of its own.
  static Contestant sdk(Options options, URI serviceUrl, int first, int count) {
    return new Contestant(
        "sdk",
        List.of(
            "@" + options.directory().resolve("sdk.classpath"),
            "src/bench/java/RetiredSdk.java",
            serviceUrl.toString(),
            Integer.toString(first),
            Integer.toString(count)));
  }

  private static Contestant main(Class<?> main, String name, Object... arguments) {
    List<String> all = new ArrayList<>(List.of("-cp", OF_TESTS, main.getName()));
    List.of(arguments).forEach(argument -> all.add(argument.toString()));
    return new Contestant(name, all);
  }
}
