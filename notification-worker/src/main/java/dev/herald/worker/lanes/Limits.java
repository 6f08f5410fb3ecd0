package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The limits of every scope. Bots and tenants are kept while somebody means to pass them; hosts
/// stay, since service URLs are allow-listed and few. Belongs to the owner's thread, but for
/// [#host].
final class Limits {
  private final LanesProperties.Limits sizes;
  private final Limit.Shares shares;
  private final Limit all;
  private final Limit active;
  private final Map<String, Limit> tenants = new HashMap<>();
  private final Map<String, Limit> bots = new HashMap<>();
  private final ConcurrentMap<String, Limit> hosts = new ConcurrentHashMap<>();

  Limits(LanesProperties.Limits sizes) {
    this.sizes = sizes;
    this.shares = new Limit.Shares(sizes.normalShare(), sizes.bulkShare());
    this.all = new Limit(sizes.inFlight(), shares);
    this.active = new Limit(sizes.active(), shares);
  }

  /// What a lane passes before its next step: the narrow ones first, so that a crowded one holds
  /// back nobody else.
  Ticket ticket(Lane lane, Priority priority) {
    List<Limit> passes = new ArrayList<>(5);
    if (lane.host != null) {
      passes.add(host(lane.host));
    }
    if (!lane.key.tenant().isEmpty()) {
      passes.add(want(tenants, lane.key.tenant(), sizes.perTenant()));
    }
    if (!lane.key.bot().isEmpty()) {
      passes.add(want(bots, lane.key.bot(), sizes.perBot()));
    }
    passes.add(all);
    passes.add(active);
    return new Ticket(lane, priority, passes);
  }

  /// A ticket is of no use any more.
  void done(Ticket ticket) {
    LaneKey key = ticket.lane.key;
    forget(tenants, key.tenant());
    forget(bots, key.bot());
  }

  Limit host(String name) {
    Limit known = hosts.get(name);
    return known == null
        ? hosts.computeIfAbsent(name, _ -> new Limit(sizes.perHost(), shares))
        : known;
  }

  /// Of the steps that do not wait for a channel.
  Limit active() {
    return active;
  }

  int inUse() {
    return all.inUse();
  }

  private Limit want(Map<String, Limit> limits, String name, int size) {
    Limit limit = limits.computeIfAbsent(name, _ -> new Limit(size, shares));
    limit.wanted(true);
    return limit;
  }

  private static void forget(Map<String, Limit> limits, String name) {
    @Nullable Limit limit = limits.get(name);
    if (limit != null && limit.wanted(false)) {
      limits.remove(name);
    }
  }
}
