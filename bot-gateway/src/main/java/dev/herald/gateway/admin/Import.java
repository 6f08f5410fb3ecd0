package dev.herald.gateway.admin;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ReferenceStore.Change;
import dev.herald.conversation.StoredReference;
import dev.herald.gateway.admin.ImportLine.Judged;
import dev.herald.gateway.mirror.ReferenceMirror;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Takes references in from lines of JSON, a batch at a time: memory holds one batch, however long
/// the import. Of two references of a key the one seen later stays, so importing again, or what is
/// older than what is here, does no harm. Everything that is new goes to the mirror as well.
final class Import {
  private static final int BATCH = 512;
  private static final int AT_ONCE = 32;

  private final ReferenceStore store;
  private final ReferenceMirror mirror;
  private final ImportLine lines;

  Import(ReferenceStore store, ReferenceMirror mirror, ImportLine lines) {
    this.store = store;
    this.mirror = mirror;
    this.lines = lines;
  }

  private record Numbered(long line, StoredReference reference) {}

  /// Reads to the end. Throws [dev.herald.conversation.StoreUnavailableException] or
  /// [dev.herald.gateway.mirror.MirrorUnavailableException] when what takes references is away;
  /// what the report tells until then is kept.
  void read(InputStream in, ImportReport report) throws IOException {
    Lines source = new Lines(in, ImportLine.LONGEST);
    try (ExecutorService writers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Numbered> batch = new ArrayList<>();
      long number = 0;
      for (@Nullable String line = source.next(); line != null; line = source.next()) {
        number++;
        take(number, line, batch, report);
        if (batch.size() == BATCH) {
          keep(batch, writers, report);
          batch.clear();
        }
      }
      keep(batch, writers, report);
    }
  }

  private void take(long number, String line, List<Numbered> batch, ImportReport report) {
    if (line.isEmpty()) {
      return;
    }
    switch (lines.judge(line)) {
      case Judged.Bad(String reason) -> report.refused(number, reason);
      case Judged.Good(StoredReference reference) -> batch.add(new Numbered(number, reference));
    }
  }

  private void keep(List<Numbered> batch, ExecutorService writers, ImportReport report) {
    List<Callable<Change>> works =
        batch.stream().<Callable<Change>>map(each -> () -> keep(each.reference())).toList();
    try {
      List<Future<Change>> changes = writers.invokeAll(works);
      for (int i = 0; i < changes.size(); i++) {
        report.accepted(batch.get(i).line(), changes.get(i).get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while importing", e);
    }
  }

  private Change keep(StoredReference reference) {
    ReferenceStore.Recorded recorded = store.record(reference);
    if (recorded.unmirrored() != null) {
      mirror.keep(recorded.unmirrored());
    }
    return recorded.change();
  }
}
