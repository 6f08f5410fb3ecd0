package dev.herald.worker.control;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Priority;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a pause applies to. As text: `all`, `bot=ID`, `tenant=ID`, `host=NAME`, `priority=NAME`.
public sealed interface Scope {

  record All() implements Scope {
    @Override
    public String toString() {
      return "all";
    }
  }

  record Bot(String id) implements Scope {
    @Override
    public String toString() {
      return "bot=" + id;
    }
  }

  record Tenant(String id) implements Scope {
    @Override
    public String toString() {
      return "tenant=" + id;
    }
  }

  /// A host of service URLs, with or without its port.
  record Host(String name) implements Scope {
    @Override
    public String toString() {
      return "host=" + name;
    }
  }

  record Of(Priority priority) implements Scope {
    @Override
    public String toString() {
      return "priority=" + priority.wireName();
    }
  }

  /// Reads a scope.
  ///
  /// @throws IllegalArgumentException when it is none; the message says what is accepted
  static Scope parse(String text) {
    String[] parts = text.strip().split("=", 2);
    String value = parts.length == 2 ? parts[1].strip() : "";
    if (parts[0].equals("all") && value.isEmpty()) {
      return new All();
    }
    if (value.isEmpty()) {
      throw unknown();
    }
    return switch (parts[0]) {
      case "bot" -> new Bot(value);
      case "tenant" -> new Tenant(value);
      case "host" -> new Host(value.toLowerCase(Locale.ROOT));
      case "priority" -> new Of(priority(value));
      default -> throw unknown();
    };
  }

  private static Priority priority(String name) {
    return Arrays.stream(Priority.values())
        .filter(priority -> priority.wireName().equals(name))
        .findFirst()
        .orElseThrow(Scope::unknown);
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "a scope is all, bot=ID, tenant=ID, host=NAME or priority=urgent|normal|bulk");
  }

  /// Whether what goes to a conversation lies in it.
  ///
  /// @param priority null when none is meant, and then no priority covers it
  /// @param host of its service URL; null while that is not known, and then no host covers it
  default boolean covers(ConversationKey to, @Nullable Priority priority, @Nullable String host) {
    return switch (this) {
      case All _ -> true;
      case Bot(String id) -> to.bot().equals(id);
      case Tenant(String id) -> to.tenant().equals(id);
      case Host(String name) -> host != null && (host + ":").startsWith(name + ":");
      case Of(Priority meant) -> meant == priority;
    };
  }
}
