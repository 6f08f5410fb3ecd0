package dev.herald.conversation.redis;

import dev.herald.conversation.Aliases;
import dev.herald.conversation.ConversationKey;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// An alias is the place at which a reference lies, which is made of digests; what it means is read
/// from there. Safe for any number of threads.
public final class RedisAliases implements Aliases {
  private final Records records;

  public RedisAliases(UnifiedJedis redis) {
    this.records = new Records(redis, Asking.alone(redis), new RecordFormat());
  }

  @Override
  public String of(ConversationKey conversation) {
    return Base64.getUrlEncoder().encodeToString(Place.of(conversation).id());
  }

  @Override
  public Map<String, ConversationKey> resolve(Collection<String> aliases) {
    List<Place> places = aliases.stream().flatMap(RedisAliases::place).toList();
    Map<String, ConversationKey> known = new HashMap<>();
    try {
      records.at(places).forEach(each -> known.put(of(each.key()), each.key()));
    } catch (JedisException | IllegalStateException e) {
      throw ReferenceQuestions.away(e);
    }
    return known;
  }

  /// Where an alias leads; nowhere when it is none.
  private static Stream<Place> place(String alias) {
    try {
      byte[] id = Base64.getUrlDecoder().decode(alias);
      return id.length == Place.BYTES ? Stream.of(Place.at(id, 0)) : Stream.empty();
    } catch (IllegalArgumentException _) {
      return Stream.empty();
    }
  }
}
