package dev.herald.gateway.mirror;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.MirrorMarks.Marks;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.watch.Trouble;
import dev.herald.watch.Watch;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Watches whether Redis still holds what the mirror holds, and rebuilds what it lost: at start,
/// after every restart of Redis, and when its marks have gone back or are gone. Inbound activities
/// go on meanwhile; newest wins.
public final class Reconciler implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

  private final MirrorMarks marks;
  private final KnownMarks known;
  private final Rebuild rebuild;
  private final Watch watch;
  private final Trouble trouble =
      new Trouble(log, "References cannot be compared with their mirror");
  private boolean wholly;
  private @Nullable String server;
  private volatile boolean complete;

  /// Makes one.
  ///
  /// @param period how often it looks
  /// @param wholly whether the first look replays the whole mirror, whatever the marks say
  Reconciler(
      MirrorMarks marks, KnownMarks known, Rebuild rebuild, Duration period, boolean wholly) {
    this.marks = marks;
    this.known = known;
    this.rebuild = rebuild;
    this.watch = new Watch("reference-reconciler", period, this::look);
    this.wholly = wholly;
  }

  /// Whether Redis holds what the mirror holds, as far as anybody knows.
  public boolean isComplete() {
    return complete;
  }

  @Override
  public void start() {
    watch.start();
  }

  private void look() {
    try {
      KnownMarks before = known.copy();
      Marks seen = marks.read();
      Map<Integer, Long> offsets = seen.offsets();
      if (offsets == null || wholly) {
        restore(seen);
      } else if (server == null) {
        catchUp(seen, offsets);
      } else if (seen.server().equals(server) && before.areCoveredBy(offsets)) {
        offsets.forEach(known::raise);
      } else {
        restore(seen);
      }
      complete = true;
      trouble.over();
    } catch (StoreUnavailableException
        | KafkaException
        | org.springframework.kafka.KafkaException
        | IllegalStateException e) {
      complete = false;
      trouble.tell(String.valueOf(e.getMessage()));
    }
  }

  /// A gateway that joins others reads what the mirror got since the marks, and takes nothing from
  /// those who rely on them.
  private void catchUp(Marks seen, Map<Integer, Long> offsets) {
    Map<Integer, Long> ends = rebuild.from(partition -> offsets.getOrDefault(partition, 0L));
    boolean advanced =
        ends.entrySet().stream()
            .allMatch(end ->
                marks.advance(
                    end.getKey(), end.getValue(), offsets.getOrDefault(end.getKey(), 0L)));
    if (advanced) {
      ends.forEach(known::raise);
      server = seen.server();
    } else {
      restore(seen);
    }
  }

  private void restore(Marks seen) {
    complete = false;
    Map<Integer, Long> offsets =
        wholly ? Map.of() : Objects.requireNonNullElse(seen.offsets(), Map.of());
    marks.beginRebuild();
    Map<Integer, Long> ends = rebuild.from(partition -> known.firstLost(partition, offsets));
    if (!marks.finishRebuild(ends)) {
      throw new IllegalStateException("Redis was wiped while it was rebuilt; it is rebuilt again");
    }
    known.replace(ends);
    server = seen.server();
    wholly = false;
  }

  @Override
  public void stop() {
    watch.stop();
  }

  @Override
  public boolean isRunning() {
    return watch.isRunning();
  }
}
