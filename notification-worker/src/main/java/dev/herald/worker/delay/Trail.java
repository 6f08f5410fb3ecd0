package dev.herald.worker.delay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The detours that a conversation is on. Mostly that is one. When one that came back has to wait
/// again before the others of its detour came back, there is a second one, which those follow; who
/// was on none must not come between them, and follows the first one still.
///
/// In Redis their marks stand one after the other, with `;` between them.
///
/// @param marks by their rounds
record Trail(List<Mark> marks) {
  static final Trail NONE = new Trail(List.of());

  Trail {
    marks = List.copyOf(marks);
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  /// The detour that a record has to follow.
  ///
  /// @param own the detour that it came back from; those of it that come later are behind it
  Optional<Mark> ahead(Optional<Detour> own) {
    Optional<Mark> known = own.flatMap(detour -> find(detour));
    return marks.stream()
        .filter(mark -> known.isEmpty() || mark.round() > known.get().round())
        .findFirst();
  }

  private Optional<Mark> find(Detour detour) {
    return marks.stream().filter(mark -> mark.isOf(detour)).findAny();
  }

  /// The number of a detour that begins now.
  long nextRound(Optional<Detour> own) {
    long last = isEmpty() ? 0 : marks.getLast().round();
    return Math.max(last, own.map(Detour::round).orElse(0L)) + 1;
  }

  /// With one more detour, or with what one has become.
  Trail with(Mark mark) {
    Stream<Mark> others = marks.stream().filter(each -> each.round() != mark.round());
    return new Trail(
        Stream.concat(others, Stream.of(mark))
            .sorted(Comparator.comparingLong(Mark::round))
            .toList());
  }

  /// After a record that came back is over or has gone again.
  Trail past(Optional<Detour> own) {
    return own.isEmpty() || marks.stream().noneMatch(mark -> mark.endsWith(own.get()))
        ? this
        : new Trail(marks.stream().filter(mark -> !mark.endsWith(own.get())).toList());
  }

  String write() {
    return marks.stream().map(Mark::write).collect(Collectors.joining(";"));
  }

  /// Without those that are none.
  static Trail read(String text) {
    return new Trail(
        Arrays.stream(text.split(";")).map(Mark::read).flatMap(Optional::stream).toList());
  }
}
