package dev.herald.redis;

import java.util.function.Supplier;
import redis.clients.jedis.CommandObject;

/// A command as it is asked first, and as it is asked again where the first way does not do. Must
/// be idempotent: when a connection breaks it is asked again without knowing what became of it.
///
/// @param brief a script by its digest
/// @param full makes the same with the script's text, which is rarely needed and long
public record Command<T>(CommandObject<T> brief, Supplier<CommandObject<T>> full) {

  /// A command that needs no script.
  public static <T> Command<T> of(CommandObject<T> command) {
    return new Command<>(command, () -> command);
  }

  /// The command for a server that does not know the script, as after a restart.
  public CommandObject<T> inFull() {
    return full.get();
  }
}
