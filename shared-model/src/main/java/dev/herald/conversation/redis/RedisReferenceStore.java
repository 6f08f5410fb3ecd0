package dev.herald.conversation.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// References in Redis: a write is one round trip and one atomic script, a read one round trip or
/// two. Safe for any number of threads.
public final class RedisReferenceStore implements ReferenceStore {
  private final UnifiedJedis redis;
  private final RecordFormat format = new RecordFormat();
  private final Records records;

  public RedisReferenceStore(UnifiedJedis redis) {
    this.redis = redis;
    this.records = new Records(redis, format);
  }

  @Override
  public Recorded record(StoredReference stored) {
    List<Put> puts = puts(stored, format.write(stored)).toList();
    List<?> verdict =
        reaching(() ->
            (List<?>)
                ScriptCalls.run(redis, calls -> puts.forEach(each -> each.call(calls))).getFirst());
    return recorded(verdict);
  }

  @Override
  public Recorded revise(StoredReference read, StoredReference revised) {
    Place place = Place.of(revised.key());
    byte[] before = format.write(read);
    byte[] after = format.write(revised);
    return recorded(
        reaching(() ->
            (List<?>)
                ScriptCalls.run(
                        redis,
                        calls ->
                            calls.call(Script.REVISE, place.bucket(), place.field(), before, after))
                    .getFirst()));
  }

  private Recorded recorded(List<?> verdict) {
    Change change = Change.valueOf(new String((byte[]) verdict.get(0), UTF_8));
    byte @Nullable [] now = verdict.size() > 1 ? (byte[]) verdict.get(1) : null;
    return new Recorded(
        change, now == null || RecordFormat.isMirrored(now) ? null : format.read(now));
  }

  private static Stream<Put> puts(StoredReference stored, byte[] bytes) {
    Place place = Place.of(stored.key());
    return Stream.concat(
        Stream.of(new Put(Script.RECORD, place.bucket(), place.field(), bytes)),
        Directory.file(stored.reference()));
  }

  @Override
  public Optional<StoredReference> move(ConversationKey key, Standing standing) {
    Place place = Place.of(key);
    List<byte[]> arguments = RecordFormat.writeStanding(standing);
    Put put = new Put(Script.MOVE, place.bucket(), place.field(), arguments.toArray(byte[][]::new));
    Object now = reaching(() -> ScriptCalls.run(redis, put::call)).getFirst();
    return Optional.ofNullable((byte[]) now)
        .filter(bytes -> !RecordFormat.isMirrored(bytes))
        .map(format::read);
  }

  @Override
  public void mirrored(StoredReference unmirrored) {
    Place place = Place.of(unmirrored.key());
    Put put = new Put(Script.MIRRORED, place.bucket(), place.field(), format.write(unmirrored));
    reaching(() -> ScriptCalls.run(redis, put::call));
  }

  @Override
  public void restore(List<StoredReference> references, boolean mirrored) {
    List<Put> puts =
        references.stream()
            .flatMap(each -> {
              byte[] bytes = format.write(each);
              return puts(each, mirrored ? RecordFormat.asMirrored(bytes) : bytes);
            })
            .toList();
    reaching(() -> {
      Put.all(redis, puts);
      return puts.size();
    });
  }

  @Override
  public Optional<StoredReference> forget(ConversationKey key) {
    Place place = Place.of(key);
    return reaching(() -> {
      Optional<StoredReference> found = records.at(place).filter(at -> at.key().equals(key));
      found.ifPresent(stored -> {
        redis.hdel(place.bucket(), place.field());
        List<Put> filed = Directory.unfile(stored.reference()).toList();
        ScriptCalls.run(redis, calls -> filed.forEach(each -> each.call(calls)));
      });
      return found;
    });
  }

  @Override
  public Optional<StoredReference> find(ConversationKey key) {
    return reaching(() -> {
      Optional<StoredReference> found =
          records.at(Place.of(key)).filter(at -> at.key().equals(key));
      if (found.isEmpty()) {
        mustBeComplete();
      }
      return found;
    });
  }

  @Override
  public List<StoredReference> named(String conversationId) {
    String id = ConversationKey.withoutThread(conversationId);
    return reaching(() -> orUnknown(records.named(id)));
  }

  @Override
  public List<StoredReference> personalOf(String userId) {
    return filed(Directory.USERS, userId);
  }

  @Override
  public List<StoredReference> ofTeam(String teamId) {
    return filed(Directory.TEAMS, teamId);
  }

  private List<StoredReference> filed(Directory directory, String id) {
    return reaching(() -> {
      List<StoredReference> filed = records.at(directory.placesOf(redis, id));
      return orUnknown(
          filed.stream()
              .filter(at -> directory.idsOf(at.reference()).anyMatch(id::equals))
              .toList());
    });
  }

  @Override
  public Page page(@Nullable String cursor) {
    return reaching(() -> {
      mustBeComplete();
      return records.page(cursor == null ? 0 : Integer.parseInt(cursor));
    });
  }

  private List<StoredReference> orUnknown(List<StoredReference> found) {
    if (found.isEmpty()) {
      mustBeComplete();
    }
    return found;
  }

  /// A store that lost its references, or never looked for them, cannot say that there is none.
  private void mustBeComplete() {
    if (!redis.hexists(RedisMirrorMarks.KEY, RedisMirrorMarks.COMPLETE)) {
      throw ReferenceQuestions.incomplete();
    }
  }

  /// Whether the connection is lost or Redis refuses (out of memory, read-only replica): the caller
  /// knows nothing about the reference and has to wait.
  private static <T> T reaching(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException | IllegalStateException e) {
      // The latter is what a pipeline throws for the answers of a cluster's node that broke off.
      throw ReferenceQuestions.away(e);
    }
  }
}
