package dev.herald.channel;

import dev.herald.channel.connector.ConnectorRoutes;
import dev.herald.channel.connector.Sending;
import dev.herald.channel.connector.ServiceUrls;
import dev.herald.channel.control.ControlRoutes;
import dev.herald.channel.directline.Bot;
import dev.herald.channel.directline.Conversations;
import dev.herald.channel.directline.DirectLineRoutes;
import dev.herald.channel.directline.Door;
import dev.herald.channel.fault.Faults;
import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.History;
import dev.herald.channel.history.Recorder;
import dev.herald.channel.http.Handler;
import dev.herald.channel.http.HttpServer;
import dev.herald.channel.http.Routes;
import dev.herald.channel.limit.Limits;
import dev.herald.channel.page.PageRoutes;
import dev.herald.testing.Ports;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Puts a channel together. Without any choice it listens on a free port of loopback, is quick,
/// knows no limit, and its bot is where the gateway usually is.
public final class LocalChannelBuilder {
  private static final int ID_BYTES = 11;

  private final Routes routes = new Routes();
  private String bind = "127.0.0.1";
  private String host = "localhost";
  private int port;
  private int threads = 1;
  private URI botEndpoint = URI.create("http://127.0.0.1:3978/api/messages");
  private Latency latency = Latency.none();
  private Limits limits = Limits.none();
  private Clock clock = Clock.systemUTC();
  private RandomGenerator random = RandomGenerator.of("SplittableRandom");
  private Supplier<String> ids = LocalChannelBuilder::secureId;
  private @Nullable History earlier;
  private @Nullable Recorder recorder;

  LocalChannelBuilder() {}

  public LocalChannelBuilder bind(String address) {
    this.bind = address;
    return this;
  }

  /// The name by which bots and clients reach it, when that is not localhost.
  public LocalChannelBuilder host(String name) {
    this.host = name;
    return this;
  }

  public LocalChannelBuilder port(int number) {
    this.port = number;
    return this;
  }

  /// How many event loops serve it.
  public LocalChannelBuilder threads(int number) {
    this.threads = number;
    return this;
  }

  public LocalChannelBuilder botEndpoint(URI messagingEndpoint) {
    this.botEndpoint = messagingEndpoint;
    return this;
  }

  public LocalChannelBuilder latency(Latency usual) {
    this.latency = usual;
    return this;
  }

  public LocalChannelBuilder limits(Limits enforced) {
    this.limits = enforced;
    return this;
  }

  public LocalChannelBuilder clock(Clock used) {
    this.clock = used;
    return this;
  }

  public LocalChannelBuilder random(RandomGenerator used) {
    this.random = used;
    return this;
  }

  public LocalChannelBuilder ids(Supplier<String> unguessable) {
    this.ids = unguessable;
    return this;
  }

  /// Goes on with what a channel remembered that has been closed.
  public LocalChannelBuilder history(History of) {
    this.earlier = of;
    return this;
  }

  /// Told in place of the history, which stays empty: for who records a million messages cheaply.
  public LocalChannelBuilder recorder(Recorder told) {
    this.recorder = told;
    return this;
  }

  /// Serves something beside the channel, for the page. Must not block.
  public LocalChannelBuilder route(String method, String path, Handler handler) {
    routes.add(method, path, handler);
    return this;
  }

  public LocalChannel start() {
    int chosen = port == 0 ? Ports.free() : port;
    History history = earlier == null ? new History(clock) : earlier;
    Faults faults = new Faults(latency, random);
    ServiceUrls urls = new ServiceUrls("http://" + host + ":" + chosen);
    Conversations conversations = new Conversations(clock);
    Bot bot = new Bot(botEndpoint, urls, clock);
    Door door = new Door(conversations, ids, "ws://" + host + ":" + chosen, clock);
    Sending sending =
        new Sending(limits, faults, recorder == null ? history : recorder, conversations, urls);
    new ConnectorRoutes(sending, urls).addTo(routes);
    new DirectLineRoutes(conversations, door, bot).addTo(routes);
    new ControlRoutes(history, faults, urls).addTo(routes);
    PageRoutes.addTo(routes);
    HttpServer server =
        HttpServer.start(
            new InetSocketAddress(bind, chosen), threads, routes, door, history::hungUp);
    return new LocalChannel(server, bot, urls, history, faults);
  }

  private static String secureId() {
    byte[] bytes = new byte[ID_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
