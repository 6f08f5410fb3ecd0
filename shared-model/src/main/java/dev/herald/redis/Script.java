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

  /// Reads a script that lies beside a class.
  public static Script beside(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new Script(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A call of it, which sends no more than its digest.
  public Command<Object> on(String key, List<String> arguments) {
    List<String> keys = List.of(key);
    return new Command<>(
        COMMANDS.evalsha(digest, keys, arguments), COMMANDS.eval(text, keys, arguments));
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
