package dev.herald.redis;

import java.util.function.Function;
import redis.clients.jedis.exceptions.JedisException;

/// What Redis will have answered. Each answer belongs to whoever asked.
///
/// @param <T> the type of the answer; may include null
public interface Answer<T> {

  /// Waits for it. A second call answers the same.
  ///
  /// @throws JedisException when Redis refused the question or cannot be reached; which of the two
  ///   it was makes no difference to who needs the answer
  T await();

  /// The answer turned into something else, on the thread that waits for it.
  default <R> Answer<R> map(Function<? super T, ? extends R> reading) {
    return () -> reading.apply(await());
  }

  /// The same answer, and another exception in place of Redis' own.
  default Answer<T> orThrow(Function<JedisException, RuntimeException> instead) {
    return () -> {
      try {
        return await();
      } catch (JedisException e) {
        throw instead.apply(e);
      }
    };
  }

  /// An answer that is there already.
  static <T> Answer<T> of(T value) {
    return () -> value;
  }
}
