package dev.herald.gateway.admin;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers that grow while they are written: they hold one page in memory, and end when the client
/// leaves. The first page is read before anything is written, so a store that is away is still told
/// as such; when it goes away later the connection is cut, never ended as if all had been said.
final class Streams {
  private final ReferenceStore store;
  private final Audit audit;

  Streams(ReferenceStore store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  /// Writes every reference as a line of JSON, in an order that is always the same.
  ///
  /// @param cursor where to begin, null for the beginning
  void export(String who, @Nullable String cursor, HttpServletResponse response)
      throws IOException {
    ReferenceStore.Page first = store.page(cursor);
    response.setContentType("application/x-ndjson");
    OutputStream out = response.getOutputStream();
    long written = new Walk(store).from(first, page -> write(page, out));
    audit.done(who, "export", Map.of("references", written));
  }

  private static void write(List<StoredReference> page, OutputStream out) throws IOException {
    StringBuilder lines = new StringBuilder();
    page.forEach(each -> lines.append(StoredReferenceJson.write(each)).append('\n'));
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Counts all references. White space goes ahead of the answer while it counts, by which it
  /// notices that the client has left.
  void count(HttpServletResponse response) throws IOException {
    ReferenceStore.Page first = store.page(null);
    response.setContentType("application/json");
    OutputStream out = response.getOutputStream();
    Census census = new Census();
    new Walk(store)
        .from(
            first,
            page -> {
              census.add(page);
              out.write('\n');
              out.flush();
            });
    out.write(census.json().toString().getBytes(StandardCharsets.UTF_8));
  }
}
