package dev.herald.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a JVM spent on compiling, as Linux tells it of each thread.
final class CompilerTime {
  private static final int USER = 11;
  private static final int SYSTEM = 12;

  private CompilerTime() {}

  /// CPU time of the compiler's threads so far, in ticks of mostly 10 ms; 0 where there is no
  /// /proc.
  static long ticks(Path process) {
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      return threads.mapToLong(CompilerTime::ofThread).sum();
    } catch (IOException _) {
      return 0;
    }
  }

  private static long ofThread(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      int end = stat.lastIndexOf(')');
      String name = stat.substring(stat.indexOf('(') + 1, end);
      String[] fields = stat.substring(end + 2).split(" ", -1);
      return name.matches("C[12] Compiler.*")
          ? Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])
          : 0;
    } catch (IOException _) {
      // It ended meanwhile.
      return 0;
    }
  }
}
