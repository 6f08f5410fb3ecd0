package dev.herald.local;

/// Ends this process when the one that started it ends, however that happens: Maven does not pass a
/// signal on to the process that it forked, and cannot when it is killed.
public final class ParentWatch {
  private ParentWatch() {}

  public static void exitWithParent() {
    ProcessHandle.current().parent().ifPresent(ParentWatch::watch);
  }

  private static void watch(ProcessHandle parent) {
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(() -> {
          parent.onExit().join();
          System.exit(0);
        });
  }
}
