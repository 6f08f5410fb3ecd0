package dev.herald.fault.stage;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.LocalChannelBuilder;
import dev.herald.channel.fault.Faults;
import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.History;
import java.net.URI;
import java.time.Duration;

/// The channel, which can go down and come back at the same place. It remembers everything.
public final class Channel implements AutoCloseable {
  public static final Latency USUAL = Latency.of(Duration.ofMillis(50), Duration.ofMillis(100));

  private LocalChannel running = LocalChannel.builder().latency(USUAL).start();

  public History history() {
    return running.history();
  }

  public Faults faults() {
    return running.faults();
  }

  URI serviceUrl() {
    return running.serviceUrl();
  }

  /// From now on connections are refused; what was under way is neither shown nor answered.
  public void down() {
    running.close();
  }

  public void up() {
    LocalChannelBuilder builder = LocalChannel.builder().latency(USUAL).port(running.port());
    running = builder.history(running.history()).start();
  }

  @Override
  public void close() {
    running.close();
  }
}
