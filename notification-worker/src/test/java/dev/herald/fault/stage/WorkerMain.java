package dev.herald.fault.stage;

import dev.herald.local.ParentWatch;
import dev.herald.worker.NotificationWorkerApplication;

/// A worker as it is run in production, but that it ends with the process that started it.
final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] args) {
    ParentWatch.exitWithParent();
    NotificationWorkerApplication.main(args);
  }
}
