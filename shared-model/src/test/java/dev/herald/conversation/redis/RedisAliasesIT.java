package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.conversation.Aliases;
import dev.herald.conversation.References;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import dev.herald.testing.RedisServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisAliasesIT {
  private final StoredReference ann = References.personal("29:ann", "a:conversation-of-ann");
  private final StoredReference bea = References.personal("29:bea", "a:conversation-of-bea");

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final RedisReferenceStore store = new RedisReferenceStore(redis);
  private final Aliases aliases = new RedisAliases(redis);

  @AfterEach
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void anAlias_meansItsConversationUntilThatIsErased() {
    store.restore(List.of(ann, bea), true);
    String ofAnn = aliases.of(ann.key());
    String ofBea = aliases.of(bea.key());
    List<String> asked = List.of(ofAnn, ofBea, "no alias", "");

    assertThat(ofAnn).doesNotContain("ann").isNotEqualTo(ofBea);
    assertThat(aliases.resolve(asked)).isEqualTo(Map.of(ofAnn, ann.key(), ofBea, bea.key()));
    store.erase(ann.key(), ann.seenAt().plusSeconds(1));
    assertThat(aliases.resolve(asked)).isEqualTo(Map.of(ofBea, bea.key()));
  }

  @Test
  void whileRedisIsAway_nobodyKnowsWhatAnAliasMeans() {
    server.close();

    assertThatThrownBy(() -> aliases.resolve(List.of(aliases.of(ann.key()))))
        .isInstanceOf(StoreUnavailableException.class);
  }
}
