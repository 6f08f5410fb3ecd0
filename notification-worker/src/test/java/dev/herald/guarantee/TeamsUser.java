package dev.herald.guarantee;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/// A user whom the channel knows as Teams does: by an id of its own and by an Entra object id.
record TeamsUser(String name, String conversation, String objectId) {
  static TeamsUser joins(String name, URI messagingEndpoint, URI serviceUrl) {
    return joins(name, new Place("28:herald", "tenant-of-" + name), messagingEndpoint, serviceUrl);
  }

  /// Whom a user speaks with, and where.
  record Place(String bot, String tenant) {}

  static TeamsUser joins(String name, Place place, URI messagingEndpoint, URI serviceUrl) {
    TeamsUser user = new TeamsUser(name, "a:first-of-" + name, "object-of-" + name);
    String activity =
        """
        {"type":"installationUpdate","action":"add","id":"t-%s","timestamp":"%s","channelId":"msteams",
         "serviceUrl":"%s","from":{"id":"29:%s","aadObjectId":"%s"},"recipient":{"id":"%s"},
         "conversation":{"id":"%s","conversationType":"personal","tenantId":"%s"}}
        """
            .formatted(
                name,
                Instant.now(),
                serviceUrl,
                name,
                user.objectId,
                place.bot(),
                user.conversation,
                place.tenant());
    HttpRequest request =
        HttpRequest.newBuilder(messagingEndpoint)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(activity))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status >= 300) {
        throw new IllegalStateException("the gateway said " + status);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the gateway did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return user;
  }

  String event(String id) {
    return "{\"id\":\"%s\",\"to\":{\"user\":\"%s\"},\"message\":{\"text\":\"%s\"}}"
        .formatted(id, objectId, id);
  }
}
