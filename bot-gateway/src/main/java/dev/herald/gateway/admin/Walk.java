package dev.herald.gateway.admin;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes through all references page by page, so that memory holds one page however many there are.
/// Each reference that is there all the while comes exactly once, since it stays in its bucket.
final class Walk {
  private final ReferenceStore store;

  Walk(ReferenceStore store) {
    this.store = store;
  }

  /// Takes each page; an exception of it, such as that of a client that left, ends the walk.
  @FunctionalInterface
  interface Visitor<E extends Exception> {
    void visit(List<StoredReference> page) throws E;
  }

  /// Goes on from a page that was read.
  ///
  /// @return how many references were seen
  <E extends Exception> long from(ReferenceStore.Page first, Visitor<E> visitor) throws E {
    long seen = 0;
    ReferenceStore.@Nullable Page page = first;
    while (page != null) {
      visitor.visit(page.references());
      seen += page.references().size();
      page = page.next() == null ? null : store.page(page.next());
    }
    return seen;
  }
}
