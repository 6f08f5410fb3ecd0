package dev.herald.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A JVM of its own, so that what it costs is measured alone and whole: compiler and garbage
/// collector included.
final class Child implements AutoCloseable {
  /// What every contestant gets; the collector and its settings are those that the worker is
  /// shipped with.
  static final List<String> JVM =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "-XX:+UseParallelGC",
          "-XX:NewRatio=1",
          "-XX:SurvivorRatio=4",
          "-XX:-UseAdaptiveSizePolicy",
          "--sun-misc-unsafe-memory-access=allow");

  private static final String PROFILE =
      "settings=profile,jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms";

  private static final Path PROCESSES = Path.of("/proc");
  private static final Duration SECOND = Duration.ofSeconds(1);

  /// Of a second.
  private static final long QUIET_TICKS = 10;

  private final Process process;
  private final Path gcLog;

  private Child(Process process, Path gcLog) {
    this.process = process;
    this.gcLog = gcLog;
  }

  /// Another heap than contestants get, given after [#JVM]. From its start, as theirs: one that is
  /// smaller than the first size that they ask for lets no JVM start.
  static List<String> heap(int megabytes) {
    return List.of("-Xms%dm".formatted(megabytes), "-Xmx%dm".formatted(megabytes));
  }

  /// Starts one; its output and the log of its garbage collector go to the directory of results.
  static Child start(Contestant contestant, Options options) {
    String name = contestant.name();
    Path directory = options.directory();
    try {
      Files.createDirectories(directory);
      Path gcLog = directory.resolve(name + ".gc.log");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(JVM);
      command.addAll(options.jvm());
      command.add("-Xlog:gc:file=" + gcLog);
      if (options.profile()) {
        Path recording = directory.resolve(name + ".jfr");
        command.add("-XX:StartFlightRecording:" + PROFILE + ",filename=" + recording);
      }
      command.addAll(contestant.arguments());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve(name + ".log").toFile())
              .start();
      return new Child(process, gcLog);
    } catch (IOException e) {
      throw new IllegalStateException(name + " did not start", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Waits so long, or until it ends, which it should not.
  void awaitEnd(Duration atMost) throws InterruptedException {
    if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("a contestant ended by itself");
    }
  }

  /// Waits until its compiler has little to do, at least and at most so long.
  void awaitCompiled(Duration atLeast, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    awaitEnd(atLeast);
    long before = CompilerTime.ticks(directory());
    long busy = Long.MAX_VALUE;
    while (busy > QUIET_TICKS && System.nanoTime() < end) {
      awaitEnd(SECOND);
      long now = CompilerTime.ticks(directory());
      busy = now - before;
      before = now;
    }
  }

  private Path directory() {
    return PROCESSES.resolve(Long.toString(process.pid()));
  }

  /// CPU time of the whole process so far.
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Most resident memory so far in MB; 0 where there is no /proc.
  long peakRss() {
    Path status = directory().resolve("status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }

  /// Most heap in use so far in MB, garbage included.
  long peakHeap() {
    return GcLog.peakUsed(gcLog);
  }

  /// Heap in use after each collection so far, in MB.
  List<Long> leftByCollections() {
    return GcLog.left(gcLog);
  }

  /// Has it collect all its garbage now.
  void collect() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("garbage was not collected", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks it to end as an operator does, and waits.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
