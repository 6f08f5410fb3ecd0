package dev.herald.conversation.redis;

import dev.herald.activity.ChannelAccount;
import dev.herald.activity.ExactJson;
import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/// References in Redis: a write is one round trip and one atomic script, a read one round trip.
/// Safe for any number of threads.
public final class RedisReferenceStore implements ReferenceStore {
  private static final int PAGE = 500;

  private final UnifiedJedis redis;
  private final RecordFormat format;

  public RedisReferenceStore(UnifiedJedis redis) {
    this.redis = redis;
    this.format = new RecordFormat(ExactJson.mapper());
  }

  @Override
  public Recorded record(StoredReference stored) {
    return reaching(() -> write(stored, format.write(stored)));
  }

  @Override
  public void mirrored(ConversationKey key, String unmirrored) {
    List<String> keys = List.of(ReferenceKeys.conversation(key));
    reaching(() -> redis.eval(Scripts.MIRRORED, keys, List.of(key.scope(), unmirrored)));
  }

  @Override
  public void restore(List<String> lines) {
    reaching(() -> {
      String script = redis.scriptLoad(Scripts.RECORD, RedisMirrorMarks.KEY);
      try (AbstractPipeline pipeline = redis.pipelined()) {
        List<Response<?>> answers = new ArrayList<>();
        lines.forEach(line -> restore(pipeline, script, line, answers));
        pipeline.sync();
        return allOf(answers);
      }
    });
  }

  private void restore(
      AbstractPipeline pipeline, String script, String line, List<Response<?>> answers) {
    StoredReference stored = format.read(line);
    ConversationKey key = stored.key();
    answers.add(
        pipeline.evalsha(
            script,
            List.of(ReferenceKeys.conversation(key)),
            List.of(key.scope(), RecordFormat.asMirrored(line))));
    answers.addAll(file(pipeline, stored));
  }

  /// Files a personal conversation under the ids of its user.
  private static List<Response<?>> file(AbstractPipeline pipeline, StoredReference stored) {
    return userIds(stored.reference())
        .<Response<?>>map(id -> pipeline.sadd(ReferenceKeys.user(id), stored.key().toString()))
        .toList();
  }

  /// A pipeline keeps the errors that Redis answers with until the answers are looked at.
  private static int allOf(List<Response<?>> answers) {
    answers.forEach(Response::get);
    return answers.size();
  }

  @Override
  public Optional<StoredReference> find(ConversationKey key) {
    return reaching(() -> {
      @Nullable String record = redis.hget(ReferenceKeys.conversation(key), key.scope());
      if (record == null) {
        mustBeComplete();
      }
      return Optional.ofNullable(record).map(format::read);
    });
  }

  @Override
  public List<StoredReference> named(String conversationId) {
    return reaching(() -> {
      List<String> records = redis.hvals(ReferenceKeys.conversation(conversationId));
      if (records.isEmpty()) {
        mustBeComplete();
      }
      return records.stream().map(format::read).toList();
    });
  }

  /// A store that lost its references, or never looked for them, cannot say that there is none.
  private void mustBeComplete() {
    if (!redis.hexists(RedisMirrorMarks.KEY, RedisMirrorMarks.COMPLETE)) {
      throw new StoreUnavailableException(
          "the references are not rebuilt yet; a gateway does that", null);
    }
  }

  @Override
  public List<StoredReference> personalOf(String userId) {
    return reaching(() -> {
      List<ConversationKey> keys =
          redis.smembers(ReferenceKeys.user(userId)).stream().map(ConversationKey::parse).toList();
      if (keys.isEmpty()) {
        mustBeComplete();
      }
      return readAll(keys);
    });
  }

  @Override
  public Page page(@Nullable String cursor) {
    return reaching(() -> {
      mustBeComplete();
      ScanParams params = new ScanParams().match(ReferenceKeys.CONVERSATION_PATTERN).count(PAGE);
      ScanResult<String> scan =
          redis.scan(cursor == null ? ScanParams.SCAN_POINTER_START : cursor, params);
      String next = scan.isCompleteIteration() ? null : scan.getCursor();
      return new Page(readConversations(scan.getResult()), next);
    });
  }

  private Recorded write(StoredReference stored, String record) {
    ConversationKey key = stored.key();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      Response<Object> verdict =
          pipeline.eval(
              Scripts.RECORD,
              List.of(ReferenceKeys.conversation(key)),
              List.of(key.scope(), record));
      List<Response<?>> filed = file(pipeline, stored);
      pipeline.sync();
      allOf(filed);
      return recorded((List<?>) verdict.get());
    }
  }

  private static Recorded recorded(List<?> verdict) {
    Change change = Change.valueOf(verdict.get(0).toString());
    String record = verdict.get(1).toString();
    boolean mirrored = change == Change.OLDER || RecordFormat.isMirrored(record);
    return new Recorded(change, mirrored ? null : record);
  }

  /// In a group the user is whoever spoke last: only a personal conversation is filed under its
  /// user.
  private static Stream<String> userIds(ConversationReference reference) {
    ChannelAccount user = reference.user();
    return user == null || !reference.conversation().isPersonal()
        ? Stream.empty()
        : Stream.of(Optional.ofNullable(user.id()), Optional.ofNullable(user.aadObjectId()))
            .flatMap(Optional::stream);
  }

  private List<StoredReference> readAll(List<ConversationKey> keys) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      List<Response<String>> records = new ArrayList<>();
      for (ConversationKey key : keys) {
        records.add(pipeline.hget(ReferenceKeys.conversation(key), key.scope()));
      }
      pipeline.sync();
      return records.stream()
          .flatMap(record -> Stream.ofNullable(record.get()))
          .map(format::read)
          .toList();
    }
  }

  private List<StoredReference> readConversations(List<String> redisKeys) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      List<Response<List<String>>> hashes = redisKeys.stream().map(pipeline::hvals).toList();
      pipeline.sync();
      return hashes.stream().flatMap(hash -> hash.get().stream()).map(format::read).toList();
    }
  }

  /// Whether the connection is lost or Redis refuses (out of memory, read-only replica): the caller
  /// knows nothing about the reference and has to wait.
  private static <T> T reaching(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not serve references: " + e.getMessage(), e);
    }
  }
}
