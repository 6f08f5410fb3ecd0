package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.Origin;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.RedisReferenceStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

/// A user on the channel, with a conversation of their own.
record User(String id, String conversation, URI messagingEndpoint, URI serviceUrl) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static User joins(String name, URI messagingEndpoint, URI serviceUrl) {
    User user = new User("dl_" + name, "conversation-of-" + name, messagingEndpoint, serviceUrl);
    user.post(
        """
        "type":"installationUpdate","action":"add"\
        """);
    return user;
  }

  /// Has the reference kept as the gateway keeps it when the channel's token named this bot and
  /// this service URL.
  User verifiedFor(String app, UnifiedJedis redis) {
    RedisReferenceStore store = new RedisReferenceStore(redis);
    StoredReference found = store.named(conversation).getFirst();
    store.record(
        new StoredReference(
            found.reference(),
            found.standing(),
            found.seenAt().plusSeconds(1),
            found.timeZone(),
            Origin.verifiedFor(app)));
    assertThat(store.named(conversation).getFirst().verified()).isTrue();
    return this;
  }

  void says(String text) {
    post(
        """
        "type":"message","text":"%s"\
        """
            .formatted(text));
  }

  private void post(String fields) {
    String activity =
        """
        {%s,"id":"a-%d","timestamp":"%s","channelId":"directline","serviceUrl":"%s",
         "from":{"id":"%s","name":"User"},"recipient":{"id":"herald","name":"Herald"},
         "conversation":{"id":"%s"}}
        """
            .formatted(fields, System.nanoTime(), Instant.now(), serviceUrl, id, conversation);
    HttpRequest request =
        HttpRequest.newBuilder(messagingEndpoint)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(activity))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException("the gateway said " + answer.statusCode() + answer.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the gateway did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
