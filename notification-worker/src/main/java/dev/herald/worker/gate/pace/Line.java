package dev.herald.worker.gate.pace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who waits for a budget with one priority, in the order in which they came. Not safe for threads.
final class Line {
  private final Map<String, Place> places = new LinkedHashMap<>();
  private long issued;
  private long served;
  private long closedUntilMicros;

  /// The place of a waiter: the one that it has, or a new one at the end.
  Place of(Waiter waiter, long now) {
    return places.computeIfAbsent(waiter.name(), _ -> new Place(waiter, issued++, now));
  }

  /// Somebody goes, or does not want to any more.
  ///
  /// @return its place; null when it had none
  @Nullable Place remove(String name) {
    Place place = places.remove(name);
    if (place != null) {
      served++;
    }
    return place;
  }

  /// Forgets who should have come that long ago.
  void removeAbsent(long now, long sinceMicros) {
    int before = places.size();
    places.values().removeIf(place -> place.isAbsent(now, sinceMicros));
    served += before - places.size();
  }

  /// How many stand before it, roughly: who left from the middle is counted as if from the front.
  int before(Place place) {
    return (int) Math.max(0, place.number() - served);
  }

  int length() {
    return places.size();
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /// The first few that are there.
  List<Place> first(int most, long now) {
    List<Place> first = new ArrayList<>(most);
    for (Place each : places.values()) {
      if (first.size() == most) {
        break;
      }
      if (!each.isAbsent(now)) {
        first.add(each);
      }
    }
    return first;
  }

  /// Nobody needs to ask before then.
  void close(long untilMicros) {
    closedUntilMicros = untilMicros;
  }

  /// When it may be worth asking; now, or later.
  long opensMicros(long now) {
    return Math.max(now, closedUntilMicros);
  }
}
