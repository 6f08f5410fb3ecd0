package dev.herald.fault.stage;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Signals that Java does not know.
final class Signals {
  /// A stopped process cannot watch its parent, so the shell that stopped it does.
  private static final String FREEZE =
      """
      kill -STOP $1
      while kill -0 $1 2>/dev/null && kill -0 $2 2>/dev/null; do sleep 0.2; done
      kill -KILL $1
      """;

  private static final String THAW = "kill -CONT $1";

  private Signals() {}

  /// Stops a process until [#thaw]; when this process ends before, it is killed.
  ///
  /// @return who watches over it
  static Process freeze(long pid) {
    return shell(FREEZE, Long.toString(pid), Long.toString(ProcessHandle.current().pid()));
  }

  static void thaw(long pid, Process watch) {
    watch.destroyForcibly();
    shell(THAW, Long.toString(pid));
  }

  private static Process shell(String script, String... arguments) {
    String[] command = new String[arguments.length + 4];
    System.arraycopy(new String[] {"sh", "-c", script, "signal"}, 0, command, 0, 4);
    System.arraycopy(arguments, 0, command, 4, arguments.length);
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException("no shell", e);
    }
  }
}
