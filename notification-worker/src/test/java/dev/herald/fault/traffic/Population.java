package dev.herald.fault.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The users that are published to; some far more often than others.
public final class Population {
  private static final int CALLERS = 8;
  private static final int HEAD = 8;

  private final List<Member> members;

  private Population(List<Member> members) {
    this.members = members;
  }

  public static Population of(int members, int tenants) {
    return new Population(
        IntStream.range(0, members).mapToObj(i -> Member.of(i, tenants)).toList());
  }

  /// Installs the bot for each of them.
  ///
  /// @param messagingEndpoint of the gateway
  /// @param serviceUrl of the channel
  public void join(URI messagingEndpoint, URI serviceUrl) {
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<Integer>> answers =
          members.stream()
              .map(
                  member -> callers.submit(() -> join(http, messagingEndpoint, serviceUrl, member)))
              .toList();
      for (Future<Integer> answer : answers) {
        if (answer.get() >= 300) {
          throw new IllegalStateException("the gateway answered " + answer.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the gateway did not answer", e);
    }
  }

  private static int join(HttpClient http, URI endpoint, URI serviceUrl, Member member)
      throws IOException, InterruptedException {
    Instant now = Instant.now();
    String activity =
        """
        {"type":"installationUpdate","action":"add","id":"install-%s","timestamp":"%s",
         "channelId":"msteams","serviceUrl":"%s","from":{"id":"%s","name":"User"},
         "recipient":{"id":"28:herald","name":"Herald"},
         "conversation":{"id":"%s","conversationType":"personal","tenantId":"%s"},
         "channelData":{"tenant":{"id":"%s"}}}
        """
            .formatted(
                now,
                now,
                serviceUrl,
                member.id(),
                member.conversation(),
                member.tenant(),
                member.tenant());
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(activity))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /// Some of them.
  public List<Member> first(int count) {
    return members.subList(0, count);
  }

  /// One of them. The density falls with the square root of the number, as Zipf's law with exponent
  /// one half has it, from the ninth on: so the first ones come near to what a channel allows them
  /// and not beyond, which would be a backlog without an end.
  Member pick(RandomGenerator random) {
    double least = Math.sqrt(HEAD);
    double place = least + random.nextDouble() * (Math.sqrt(HEAD + members.size()) - least);
    return members.get(Math.min(members.size() - 1, (int) (place * place - HEAD)));
  }
}
