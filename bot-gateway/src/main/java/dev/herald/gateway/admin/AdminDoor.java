package dev.herald.gateway.admin;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.gateway.admin.UserQuestion.Question;
import dev.herald.gateway.mirror.MirrorUnavailableException;
import dev.herald.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an operator may ask and do, for who has the right. Safe for any number of threads.
final class AdminDoor {
  private final Lookup lookup;
  private final Erasure erasure;
  private final Import imports;
  private final Audit audit;
  private final UserQuestion questions;

  AdminDoor(Lookup lookup, Erasure erasure, Import imports, UserQuestion questions, Audit audit) {
    this.lookup = lookup;
    this.erasure = erasure;
    this.imports = imports;
    this.questions = questions;
    this.audit = audit;
  }

  Answer lookUp(HttpServletRequest request, String who) {
    return about(
        request,
        about -> {
          Answer answer = lookup.user(about);
          audit.done(who, "lookup", Map.of("user", audit.user(about.user())));
          return answer;
        });
  }

  Answer page(@Nullable String cursor, String who) {
    return reaching(() -> {
      Answer answer = lookup.page(cursor);
      audit.done(who, "page", Map.of());
      return answer;
    });
  }

  Answer erase(HttpServletRequest request, String who) {
    return about(
        request,
        about -> {
          audit.done(who, "erase-begun", Map.of("user", audit.user(about.user())));
          Proof proof = erasure.erase(about.user(), who);
          audit.done(who, "erase", proof.forAudit(audit.user(about.user())));
          return Answer.json(200, proof.json());
        });
  }

  /// Nothing is lost when it breaks off: the answer says so, and the same lines may come again.
  Answer take(HttpServletRequest request, String who) throws IOException {
    ImportReport report = new ImportReport();
    Optional<Answer> broken = Optional.empty();
    try {
      imports.read(request.getInputStream(), report);
    } catch (StoreUnavailableException | MirrorUnavailableException _) {
      broken =
          Optional.of(Answer.unavailable("the import broke off; send the same lines again later"));
    } finally {
      audit.done(who, "import", report.forAudit());
    }
    return broken.orElseGet(() -> Answer.json(200, report.json()));
  }

  private Answer about(HttpServletRequest request, Function<Question.About, Answer> work) {
    return switch (questions.read(request)) {
      case Question.Unclear(Answer answer) -> answer;
      case Question.About about -> reaching(() -> work.apply(about));
    };
  }

  static Answer reaching(Supplier<Answer> work) {
    try {
      return work.get();
    } catch (StoreUnavailableException _) {
      return Answer.unavailable("the references cannot be reached; come again");
    } catch (MirrorUnavailableException _) {
      return Answer.unavailable("Kafka did not take the erasure; erase again to end it");
    } catch (NumberFormatException _) {
      return Answer.problem(400, "the cursor is none that a page has named");
    }
  }
}
