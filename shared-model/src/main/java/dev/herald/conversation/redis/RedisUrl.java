package dev.herald.conversation.redis;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/// Where Redis is, read from one URL:
///
/// - `redis://user:password@host:6379/0`: one server
/// - `redis-sentinel://user:password@host:26379,host:26379/master/0`: the server that sentinels
///   call that master
/// - `redis-cluster://user:password@host:6379,host:6379`: a cluster; some of its nodes
///
/// `rediss`, `rediss-sentinel` and `rediss-cluster` are the same over TLS, with the certificates
/// that Java trusts and the host name checked. User, password, port and database may be left out; a
/// password alone is `:password@`. Reserved characters in them are percent-encoded. The password is
/// never shown.
final class RedisUrl {
  private static final int PORT = 6379;
  private static final int SENTINEL_PORT = 26379;

  /// What stands behind the URL.
  enum Kind {
    SINGLE,
    SENTINEL,
    CLUSTER
  }

  private final Kind kind;
  private final boolean tls;
  private final Set<HostAndPort> hosts;
  private final String[] credentials;
  private final String[] path;

  /// Reads a URL.
  ///
  /// @throws IllegalArgumentException when it is none of these; the message quotes no part of it
  ///   that could be secret
  RedisUrl(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    this.tls = scheme.startsWith("rediss");
    this.kind =
        switch (tls ? "redis" + scheme.substring("rediss".length()) : scheme) {
          case "redis" -> Kind.SINGLE;
          case "redis-sentinel" -> Kind.SENTINEL;
          case "redis-cluster" -> Kind.CLUSTER;
          default ->
              throw unfit(
                  "its scheme must be redis, redis-sentinel or redis-cluster, or one"
                      + " of them with rediss");
        };
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    int at = authority.lastIndexOf('@');
    this.credentials = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
    this.hosts = hosts(authority.substring(at + 1));
    String rawPath = url.getRawPath() == null ? "" : url.getRawPath();
    this.path = rawPath.isEmpty() ? new String[0] : rawPath.substring(1).split("/", -1);
    check();
  }

  private void check() {
    if (kind == Kind.SINGLE && hosts.size() != 1) {
      throw unfit("it must name one host; several need redis-sentinel or redis-cluster");
    }
    if (kind == Kind.SENTINEL && part(0) == null) {
      throw unfit("its path must name the master that the sentinels know");
    }
    if (kind == Kind.CLUSTER && path.length > 0 && !path[0].isEmpty()) {
      throw unfit("a cluster has one database, so it has no path");
    }
    database();
  }

  private Set<HostAndPort> hosts(String list) {
    Set<HostAndPort> found = new LinkedHashSet<>();
    for (String host : list.split(",", -1)) {
      int colon = host.lastIndexOf(':');
      // An IPv6 address stands in brackets and holds colons of its own.
      boolean hasPort = colon > host.lastIndexOf(']');
      String name = hasPort ? host.substring(0, colon) : host;
      if (name.isEmpty()) {
        throw unfit("it must name a host");
      }
      found.add(new HostAndPort(name, hasPort ? number(host.substring(colon + 1)) : port()));
    }
    return found;
  }

  private int port() {
    return kind == Kind.SENTINEL ? SENTINEL_PORT : PORT;
  }

  Kind kind() {
    return kind;
  }

  boolean isTls() {
    return tls;
  }

  Set<HostAndPort> hosts() {
    return hosts;
  }

  @Nullable String user() {
    return credentials.length < 2 || credentials[0].isEmpty() ? null : decoded(credentials[0]);
  }

  @Nullable String password() {
    return credentials.length == 0 ? null : decoded(credentials[credentials.length - 1]);
  }

  /// The name of the master, where sentinels are asked.
  String master() {
    String master = part(0);
    if (master == null) {
      throw unfit("it names no master");
    }
    return master;
  }

  int database() {
    String database = part(kind == Kind.SENTINEL ? 1 : 0);
    return database == null || kind == Kind.CLUSTER ? 0 : number(database);
  }

  private @Nullable String part(int index) {
    return index < path.length && !path[index].isEmpty() ? decoded(path[index]) : null;
  }

  private static int number(String digits) {
    try {
      return Integer.parseUnsignedInt(digits);
    } catch (NumberFormatException _) {
      throw unfit("its ports and its database must be numbers");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException unfit(String why) {
    return new IllegalArgumentException("herald.redis.url cannot be used: " + why);
  }

  /// Without user and password.
  @Override
  public String toString() {
    return kind + (tls ? " over TLS at " : " at ") + hosts + Arrays.toString(path);
  }
}
