package dev.herald.conversation.redis;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/// The questions of [RedisReferenceStore#find] for who asks Redis in batches of its own. When
/// [#record] finds nothing, [#isComplete] must be asked before that means "there is none". Safe for
/// any number of threads.
public final class ReferenceQuestions {
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);

  private final RecordFormat format = new RecordFormat();

  /// Asks for the record of a reference; [#read] reads the answer.
  public CommandObject<byte[]> record(ConversationKey key) {
    Place place = Place.of(key);
    return COMMANDS.hget(place.bucket(), place.field());
  }

  /// Reads a record.
  ///
  /// @param record the answer, null when nothing is there
  public Optional<StoredReference> read(ConversationKey key, byte @Nullable [] record) {
    return Optional.<byte[]>ofNullable(record)
        .filter(RecordFormat::isReference)
        .map(format::read)
        .filter(found -> found.key().equals(key));
  }

  /// Asks whether the store has every reference.
  public CommandObject<Boolean> isComplete() {
    return COMMANDS.hexists(RedisMirrorMarks.KEY, RedisMirrorMarks.COMPLETE);
  }

  /// What to throw where a store that is not complete found nothing.
  public static StoreUnavailableException incomplete() {
    return new StoreUnavailableException(
        "the references are not rebuilt yet; a gateway does that", null);
  }

  /// What to throw where Redis does not answer.
  public static StoreUnavailableException away(RuntimeException cause) {
    return new StoreUnavailableException(
        "Redis does not serve references: " + cause.getMessage(), cause);
  }
}
