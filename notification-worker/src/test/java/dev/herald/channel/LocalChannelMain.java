package dev.herald.channel;

import dev.herald.channel.fault.Latency;
import dev.herald.channel.limit.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Runs a channel alone, in a process of its own: system properties `channel.port` (3980),
/// `channel.bot` (the bot's messaging endpoint), `channel.latency` and `channel.jitter` (ms),
/// `channel.limits` (none or teams), `channel.threads`.
public final class LocalChannelMain {
  private LocalChannelMain() {}

  public static void main(String[] args) throws InterruptedException {
    LocalChannelBuilder builder =
        LocalChannel.builder()
            .port(Integer.getInteger("channel.port", 3980))
            .threads(Integer.getInteger("channel.threads", 1))
            .latency(
                Latency.of(
                    Duration.ofMillis(Long.getLong("channel.latency", 0)),
                    Duration.ofMillis(Long.getLong("channel.jitter", 0))))
            .botEndpoint(
                URI.create(
                    System.getProperty("channel.bot", "http://127.0.0.1:3978/api/messages")));
    if (System.getProperty("channel.limits", "none").equals("teams")) {
      builder.limits(Limits.ofTeams());
    }
    LocalChannel channel = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(channel::close, "stop"));
    System.out.println("The channel serves at " + channel.base());
    new CountDownLatch(1).await();
  }
}
