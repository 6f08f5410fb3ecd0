package dev.herald.local;

import java.nio.file.Path;
import java.util.Properties;

/// What the command line chose.
///
/// @param directory where everything is stored; gone with `mvn clean`
record LocalOptions(
    Path directory,
    Part.Listens kafka,
    Part.Listens redis,
    Part.Listens gateway,
    Part.Listens worker,
    Part.Listens channel,
    boolean withGateway,
    boolean withWorker,
    boolean withChannel,
    boolean help) {

  static LocalOptions of(Properties properties) {
    return new LocalOptions(
        Path.of(properties.getProperty("local.directory", "target/local")).toAbsolutePath(),
        listens(properties, "local.kafka.port", 9092),
        listens(properties, "local.redis.port", 6379),
        listens(properties, "local.gateway.port", 3978),
        listens(properties, "local.worker.port", 3979),
        listens(properties, "local.channel.port", 3980),
        isOn(properties, "local.gateway"),
        isOn(properties, "local.worker"),
        isOn(properties, "local.channel"),
        !properties.getProperty("local.help", "false").equals("false"));
  }

  String bootstrapServers() {
    return "localhost:" + kafka.port();
  }

  String redisUrl() {
    return "redis://127.0.0.1:" + redis.port();
  }

  private static boolean isOn(Properties properties, String name) {
    String value = properties.getProperty(name, "true");
    if (!value.equals("true") && !value.equals("false")) {
      throw new UnusableOption("-D" + name + " is true or false, not " + value);
    }
    return value.equals("true");
  }

  private static Part.Listens listens(Properties properties, String name, int otherwise) {
    String value = properties.getProperty(name, Integer.toString(otherwise));
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port < 65_536) {
        return new Part.Listens(port, name);
      }
    } catch (NumberFormatException _) {
      // falls through to the message, which is the same for text and for numbers out of range
    }
    throw new UnusableOption("-D" + name + " is a port from 1 to 65535, not " + value);
  }

  /// A line for the person who typed it.
  static final class UnusableOption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableOption(String line) {
      super(line);
    }
  }
}
