package dev.herald.gateway.admin;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.gateway.web.Answer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Shows conversations: those of a user, or all of them page by page. Safe for any number of
/// threads.
final class Lookup {
  private static final int PAGE = 200;

  private final ReferenceStore store;
  private final Clock clock;

  Lookup(ReferenceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// The personal conversations of a user; `next` says where the next page begins.
  Answer user(UserQuestion.Question.About about) {
    List<StoredReference> all = store.personalOf(about.user());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("total", all.size());
    list(body, all.stream().skip(about.from()).limit(PAGE).toList());
    if (all.size() - PAGE > about.from()) {
      body.put("next", about.from() + PAGE);
    }
    return Answer.json(200, body);
  }

  /// One page of all conversations; `next` is the cursor of the next one.
  Answer page(@Nullable String cursor) {
    ReferenceStore.Page page = store.page(cursor);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    list(body, page.references());
    if (page.next() != null) {
      body.put("next", page.next());
    }
    return Answer.json(200, body);
  }

  private void list(ObjectNode body, List<StoredReference> references) {
    Instant now = clock.instant();
    ArrayNode conversations = body.putArray("conversations");
    references.forEach(each -> conversations.add(Card.of(each, now)));
  }
}
