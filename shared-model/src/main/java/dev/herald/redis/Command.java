package dev.herald.redis;

import redis.clients.jedis.CommandObject;

/// A command as it is asked first, and as it is asked again where the first way does not do. Must
/// be idempotent: when a connection breaks it is asked again without knowing what became of it.
///
/// @param brief a script by its digest
/// @param inFull the same with the script's text, for a server that does not know it, as after a
///   restart
public record Command<T>(CommandObject<T> brief, CommandObject<T> inFull) {

  /// A command that needs no script.
  public static <T> Command<T> of(CommandObject<T> command) {
    return new Command<>(command, command);
  }
}
