package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

class RedisUrlTest {
  @Test
  void oneServer_withAndWithoutEverythingElse() {
    RedisUrl bare = url("redis://localhost");
    assertThat(bare.kind()).isEqualTo(RedisUrl.Kind.SINGLE);
    assertThat(bare.isTls()).isFalse();
    assertThat(bare.hosts()).containsExactly(new HostAndPort("localhost", 6379));
    assertThat(bare.user()).isNull();
    assertThat(bare.password()).isNull();
    assertThat(bare.database()).isZero();

    RedisUrl full = url("rediss://ann:p%40ss:w+rd@redis.example:6380/2");
    assertThat(full.isTls()).isTrue();
    assertThat(full.hosts()).containsExactly(new HostAndPort("redis.example", 6380));
    assertThat(full.user()).isEqualTo("ann");
    assertThat(full.password()).isEqualTo("p@ss:w+rd");
    assertThat(full.database()).isEqualTo(2);
  }

  @Test
  void passwordAlone_needsNoUser() {
    RedisUrl url = url("redis://:secret@localhost");

    assertThat(url.user()).isNull();
    assertThat(url.password()).isEqualTo("secret");
  }

  @Test
  void sentinels_haveTheirOwnPortAndNameAMaster() {
    RedisUrl url = url("redis-sentinel://ann:secret@one:26380,two/herald/3");

    assertThat(url.kind()).isEqualTo(RedisUrl.Kind.SENTINEL);
    assertThat(url.hosts())
        .containsExactly(new HostAndPort("one", 26380), new HostAndPort("two", 26379));
    assertThat(url.master()).isEqualTo("herald");
    assertThat(url.database()).isEqualTo(3);
    assertThat(url.user()).isEqualTo("ann");
  }

  @Test
  void cluster_hasNodes() {
    RedisUrl url = url("rediss-cluster://one:7000,two:7001,three");

    assertThat(url.kind()).isEqualTo(RedisUrl.Kind.CLUSTER);
    assertThat(url.isTls()).isTrue();
    assertThat(url.hosts())
        .containsExactly(
            new HostAndPort("one", 7000),
            new HostAndPort("two", 7001),
            new HostAndPort("three", 6379));
    assertThat(url("redis-cluster://[::1]:7000").hosts())
        .containsExactly(new HostAndPort("[::1]", 7000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:6379",
        "redis-master://user:hush@one/herald",
        "localhost:6379",
        "redis:///0",
        "redis://user:hush@one,two",
        "redis://user:hush@one:port",
        "redis://user:hush@one/zero",
        "redis-sentinel://user:hush@one",
        "redis-sentinel://user:hush@one/",
        "redis-cluster://user:hush@one/1",
        "redis-cluster://user:hush@one,,two"
      })
  void anythingElse_isRefusedWithoutShowingThePassword(String unfit) {
    assertThatThrownBy(() -> url(unfit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("herald.redis.url cannot be used: ")
        .hasMessageNotContaining("hush");
  }

  @Test
  void url_isShownWithoutUserAndPassword() {
    assertThat(url("redis-sentinel://ann:hush@one/herald").toString())
        .isEqualTo("SENTINEL at [one:26379][herald]");
  }

  private static RedisUrl url(String text) {
    return new RedisUrl(URI.create(text));
  }
}
