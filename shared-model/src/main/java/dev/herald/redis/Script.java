package dev.herald.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/// A Lua script. It touches one key, so that it runs in a cluster.
public final class Script {
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);

  private final String text;
  private final String digest;

  private Script(String text) {
    this.text = text;
    this.digest = digest(text);
  }

  /// Reads a script that lies beside a class, in one file or in several that follow each other.
  public static Script beside(Class<?> owner, String... names) {
    return new Script(
        Stream.of(names).map(name -> read(owner, name)).collect(Collectors.joining()));
  }

  private static String read(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text() {
    return text;
  }

  /// A call of it, which sends no more than its digest.
  public Command<Object> on(String key, List<String> arguments) {
    List<String> keys = List.of(key);
    return new Command<>(
        COMMANDS.evalsha(digest, keys, arguments), () -> COMMANDS.eval(text, keys, arguments));
  }

  /// A call of it with arguments that are no text.
  public Command<Object> on(byte[] key, List<byte[]> arguments) {
    List<byte[]> keys = List.of(key);
    return new Command<>(
        COMMANDS.evalsha(digest.getBytes(StandardCharsets.US_ASCII), keys, arguments),
        () -> COMMANDS.eval(text.getBytes(StandardCharsets.UTF_8), keys, arguments));
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
