package dev.herald.channel.connector;

import java.net.URI;

/// Where bots reach the channel. It can move: from then on the old service URL knows no
/// conversation, as happens when a tenant moves to another region.
public final class ServiceUrls {
  private final String base;
  private volatile int generation;

  /// Makes the URLs.
  ///
  /// @param base scheme, host and port
  public ServiceUrls(String base) {
    this.base = base;
  }

  public URI current() {
    return URI.create(base + "/connector/" + (generation == 0 ? "" : name() + "/"));
  }

  public synchronized URI move() {
    generation++;
    return current();
  }

  /// Whether a request came by the current one.
  ///
  /// @param named the path segment after `connector`; empty when there is none
  boolean isCurrent(String named) {
    return named.equals(generation == 0 ? "" : name());
  }

  private String name() {
    return "moved-" + generation;
  }
}
