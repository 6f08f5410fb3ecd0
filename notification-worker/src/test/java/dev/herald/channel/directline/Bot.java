package dev.herald.channel.directline;

import dev.herald.channel.connector.ServiceUrls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The bot behind the channel, which posts it what users do.
public final class Bot implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final URI endpoint;
  private final ServiceUrls urls;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /// Makes the way to a bot.
  ///
  /// @param endpoint its messaging endpoint
  public Bot(URI endpoint, ServiceUrls urls, Clock clock) {
    this.endpoint = endpoint;
    this.urls = urls;
    this.clock = clock;
  }

  /// Posts what the user said; ends with the bot's status, 502 when it cannot be reached.
  CompletableFuture<Integer> said(Conversation conversation, ObjectNode activity, String id) {
    ObjectNode said = activity.deepCopy().put("id", id);
    return post(conversation, said);
  }

  /// Tells the bot that it and then the user have joined.
  CompletableFuture<Integer> joined(Conversation conversation, String user) {
    ObjectNode update = JsonMapper.shared().createObjectNode().put("type", "conversationUpdate");
    update.put("id", UUID.randomUUID().toString());
    update.set("from", DirectLine.user(user, "User"));
    update.putArray("membersAdded").add(DirectLine.bot()).add(DirectLine.user(user, "User"));
    return post(conversation, update);
  }

  private CompletableFuture<Integer> post(Conversation conversation, ObjectNode activity) {
    activity.put("channelId", DirectLine.CHANNEL);
    activity.put("serviceUrl", urls.current().toString());
    activity.put("timestamp", clock.instant().toString());
    activity.set("recipient", DirectLine.bot());
    activity.putObject("conversation").put("id", conversation.id());
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .header("content-type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(activity.toString()))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((response, failure) -> failure == null ? response.statusCode() : 502);
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
