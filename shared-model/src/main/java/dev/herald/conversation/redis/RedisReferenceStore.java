package dev.herald.conversation.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.redis.Coalescer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// References in Redis: a write is one atomic script, which may share its round trip with others, a
/// read one round trip or two. Safe for any number of threads.
public final class RedisReferenceStore implements ReferenceStore {
  private final UnifiedJedis redis;
  private final RecordFormat format = new RecordFormat();
  private final Asking asking;
  private final Records records;
  private final Function<Put, Object> recording;

  /// Makes a store that makes a round trip for each write.
  public RedisReferenceStore(UnifiedJedis redis) {
    this(redis, Asking.alone(redis), put -> ScriptCalls.run(redis, put::call).getFirst());
  }

  /// Makes a store that records and looks up together with who else asks.
  public RedisReferenceStore(UnifiedJedis redis, Coalescer coalescer) {
    this(redis, Asking.together(coalescer), put -> coalescer.ask(put.command()).await());
  }

  private RedisReferenceStore(UnifiedJedis redis, Asking asking, Function<Put, Object> recording) {
    this.redis = redis;
    this.asking = asking;
    this.records = new Records(redis, asking, format);
    this.recording = recording;
  }

  /// It is filed before the mirror is told, and again as long as the mirror lacks it: so whatever
  /// breaks in between, who is seen again is filed, and who is the same as before costs one write.
  @Override
  public Recorded record(StoredReference stored) {
    Recorded recorded =
        recorded(reaching(() -> recording.apply(recordPut(stored, format.write(stored)))));
    if (recorded.unmirrored() != null) {
      List<Put> filed = Directory.file(recorded.unmirrored().reference()).toList();
      reaching(() -> ScriptCalls.run(redis, calls -> filed.forEach(each -> each.call(calls))));
    }
    return recorded;
  }

  @Override
  public Recorded revise(StoredReference read, StoredReference revised) {
    Place place = Place.of(revised.key());
    Put put =
        new Put(
            Scripts.REVISE,
            place.bucket(),
            place.field(),
            format.write(read),
            format.write(revised));
    return recorded(reaching(() -> ScriptCalls.run(redis, put::call)).getFirst());
  }

  private Recorded recorded(Object verdict) {
    List<?> parts = (List<?>) verdict;
    byte @Nullable [] now = parts.size() > 1 ? (byte[]) parts.get(1) : null;
    return new Recorded(change(verdict), now == null || isKept(now) ? null : format.read(now));
  }

  private static boolean isKept(byte[] now) {
    return !RecordFormat.isReference(now) || RecordFormat.isMirrored(now);
  }

  private static Change change(Object verdict) {
    return Change.valueOf(new String((byte[]) ((List<?>) verdict).get(0), UTF_8));
  }

  private static Put recordPut(StoredReference stored, byte[] bytes) {
    Place place = Place.of(stored.key());
    return new Put(Scripts.RECORD, place.bucket(), place.field(), bytes);
  }

  @Override
  public Optional<StoredReference> move(ConversationKey key, Standing standing) {
    Place place = Place.of(key);
    List<byte[]> arguments = RecordFormat.writeStanding(standing);
    Put put =
        new Put(Scripts.MOVE, place.bucket(), place.field(), arguments.toArray(byte[][]::new));
    Object now = reaching(() -> ScriptCalls.run(redis, put::call)).getFirst();
    return Optional.ofNullable((byte[]) now).filter(bytes -> !isKept(bytes)).map(format::read);
  }

  @Override
  public Mirrored mirrored(StoredReference unmirrored) {
    Place place = Place.of(unmirrored.key());
    Put put = new Put(Scripts.MIRRORED, place.bucket(), place.field(), format.write(unmirrored));
    List<?> answer = reaching(() -> ScriptCalls.run(redis, put::call));
    if (!(answer.getFirst() instanceof byte[] now)) {
      return new Mirrored.Noted();
    }
    return RecordFormat.isReference(now)
        ? new Mirrored.Outdated(format.read(now))
        : new Mirrored.Erased();
  }

  @Override
  public void restore(List<StoredReference> references, boolean mirrored) {
    List<Put> puts =
        references.stream()
            .map(each -> {
              byte[] bytes = format.write(each);
              return recordPut(each, mirrored ? RecordFormat.asMirrored(bytes) : bytes);
            })
            .toList();
    reaching(() -> {
      List<Optional<Object>> verdicts = Put.all(redis, puts);
      List<Put> filed =
          IntStream.range(0, puts.size())
              .filter(i ->
                  verdicts.get(i).map(RedisReferenceStore::change).orElse(Change.NEW)
                      != Change.ERASED)
              .mapToObj(references::get)
              .flatMap(each -> Directory.file(each.reference()))
              .toList();
      return Put.all(redis, filed);
    });
  }

  @Override
  public Optional<StoredReference> erase(ConversationKey key, Instant at) {
    Place place = Place.of(key);
    return reaching(() -> {
      Optional<StoredReference> there = records.at(place);
      if (there.isPresent() && !there.get().key().equals(key)) {
        return Optional.empty();
      }
      byte[] trace = RecordFormat.erased(at);
      Put put = new Put(Scripts.ERASE, place.bucket(), place.field(), trace);
      Object answer = ScriptCalls.run(redis, put::call).getFirst();
      Optional<StoredReference> erased =
          answer instanceof byte[] bytes ? Optional.of(format.read(bytes)) : Optional.empty();
      erased.map(StoredReference::reference).ifPresent(this::unfile);
      return erased;
    });
  }

  /// Takes a reference from its users, unless one with its key has come back meanwhile.
  private boolean unfile(ConversationReference reference) {
    List<Put> filed = Directory.unfile(reference).toList();
    ScriptCalls.run(redis, calls -> filed.forEach(each -> each.call(calls)));
    Optional<StoredReference> back = records.at(Place.of(reference.key()));
    List<Put> again = back.stream().flatMap(at -> Directory.file(at.reference())).toList();
    ScriptCalls.run(redis, calls -> again.forEach(each -> each.call(calls)));
    return back.isEmpty();
  }

  @Override
  public Optional<StoredReference> find(ConversationKey key) {
    return reaching(() -> {
      Supplier<Optional<StoredReference>> finding =
          () -> records.at(Place.of(key)).filter(at -> at.key().equals(key));
      Optional<StoredReference> found = finding.get();
      return found.isEmpty() ? again(finding) : found;
    });
  }

  @Override
  public List<StoredReference> named(String conversationId) {
    String id = ConversationKey.withoutThread(conversationId);
    return reaching(() -> orUnknown(() -> records.named(id)));
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
    return reaching(() ->
        orUnknown(() ->
            records.at(directory.placesOf(asking, id)).stream()
                .filter(at -> directory.idsOf(at.reference()).anyMatch(id::equals))
                .toList()));
  }

  @Override
  public Page page(@Nullable String cursor) {
    return reaching(() -> {
      mustBeComplete();
      return records.page(cursor == null ? 0 : Integer.parseInt(cursor));
    });
  }

  private List<StoredReference> orUnknown(Supplier<List<StoredReference>> finding) {
    List<StoredReference> found = finding.get();
    return found.isEmpty() ? again(finding) : found;
  }

  /// A store that is complete now may not have been when it was looked into.
  private <T> T again(Supplier<T> finding) {
    mustBeComplete();
    return finding.get();
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
