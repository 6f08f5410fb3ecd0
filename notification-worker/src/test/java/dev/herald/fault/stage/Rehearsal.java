package dev.herald.fault.stage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// One start and stop of broker and worker before the first stage of a build, of which their JVMs
/// keep what they learned. A start then costs half as much of the processors, which under load are
/// missing to all that is judged.
final class Rehearsal {
  private static final Path KEPT = Path.of("target", "fault-jvm");
  private static final String CLASS_PATH =
      new Packed(KEPT).classPath(System.getProperty("java.class.path"));

  private Rehearsal() {}

  /// Has it happen, unless it did with the same classes.
  ///
  /// @param play starts all and stops it in good order, in the directory that it is given
  static void unlessHeld(Consumer<Path> play) {
    Path held = KEPT.resolve("held");
    try {
      if (!Files.exists(held) || !Files.readString(held).equals(CLASS_PATH) || isOld(held)) {
        Files.deleteIfExists(cache(WorkerMain.class));
        Files.deleteIfExists(cache(BrokerMain.class));
        play.accept(KEPT.resolve("stage"));
        Files.writeString(held, CLASS_PATH);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOld(Path held) throws IOException {
    for (String each : CLASS_PATH.split(File.pathSeparator, -1)) {
      if (Files.getLastModifiedTime(Path.of(each)).compareTo(Files.getLastModifiedTime(held)) > 0) {
        return true;
      }
    }
    return false;
  }

  /// The class path, and what the JVM learned or is to learn.
  static List<String> options(Class<?> main) {
    Path cache = cache(main);
    String option = Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=";
    return List.of(option + cache, "-cp", CLASS_PATH);
  }

  private static Path cache(Class<?> main) {
    return KEPT.resolve(main.getSimpleName() + ".aot").toAbsolutePath();
  }
}
