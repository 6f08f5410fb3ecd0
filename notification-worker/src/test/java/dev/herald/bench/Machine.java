package dev.herald.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the figures were measured on.
record Machine(String cpu, int cores, long memoryMb, String os, String java, String versions) {

  static Machine of(RedisClient redis) {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        line("/proc/cpuinfo", "model name"),
        runtime.availableProcessors(),
        Long.parseLong("0" + line("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.vendor") + " " + Runtime.version(),
        "Kafka " + AppInfoParser.getVersion() + ", Redis " + redisVersion(redis));
  }

  private static String redisVersion(RedisClient redis) {
    return redis
        .info("server")
        .lines()
        .filter(line -> line.startsWith("redis_version:"))
        .map(line -> line.substring(line.indexOf(':') + 1))
        .findFirst()
        .orElse("?");
  }

  private static String line(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  ObjectNode json() {
    return JsonMapper.shared().valueToTree(this);
  }

  @Override
  public String toString() {
    return "%d cores (%s), %d MB, %s, %s, %s".formatted(cores, cpu, memoryMb, os, java, versions);
  }
}
