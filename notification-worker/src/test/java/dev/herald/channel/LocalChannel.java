package dev.herald.channel;

import dev.herald.channel.connector.ServiceUrls;
import dev.herald.channel.directline.Bot;
import dev.herald.channel.fault.Faults;
import dev.herald.channel.history.History;
import dev.herald.channel.http.HttpServer;
import java.net.URI;

/// A running channel. What it showed is asked of its [History], how it misbehaves is told to its
/// [Faults].
public final class LocalChannel implements AutoCloseable {
  private final HttpServer server;
  private final Bot bot;
  private final ServiceUrls urls;
  private final History history;
  private final Faults faults;

  LocalChannel(HttpServer server, Bot bot, ServiceUrls urls, History history, Faults faults) {
    this.server = server;
    this.bot = bot;
    this.urls = urls;
    this.history = history;
    this.faults = faults;
  }

  public static LocalChannelBuilder builder() {
    return new LocalChannelBuilder();
  }

  public int port() {
    return server.port();
  }

  /// Scheme, host and port, without a slash at the end.
  public String base() {
    return "http://localhost:" + port();
  }

  /// Where bots reach it now.
  public URI serviceUrl() {
    return urls.current();
  }

  /// Moves to a new service URL; the old one knows no conversation any more.
  public URI moveServiceUrl() {
    return urls.move();
  }

  public History history() {
    return history;
  }

  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    server.close();
    bot.close();
    history.wentDown();
  }
}
