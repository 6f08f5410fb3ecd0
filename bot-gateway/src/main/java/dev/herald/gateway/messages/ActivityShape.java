package dev.herald.gateway.messages;

import dev.herald.notification.schema.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The shape an activity must have: the members Herald reads have the protocol's types, and what
/// identifies it is there. Everything else may be anything.
final class ActivityShape {
  private static final List<Member> MEMBERS =
      List.of(
          new Member("/type", Kind.ID, true),
          new Member("/id", Kind.STRING, false),
          new Member("/channelId", Kind.ID, true),
          new Member("/serviceUrl", Kind.LONG_ID, true),
          new Member("/conversation", Kind.OBJECT, true),
          new Member("/conversation/id", Kind.LONG_ID, true),
          new Member("/conversation/tenantId", Kind.ID, false),
          new Member("/conversation/conversationType", Kind.STRING, false),
          new Member("/conversation/isGroup", Kind.BOOLEAN, false),
          new Member("/from", Kind.OBJECT, false),
          new Member("/from/id", Kind.LONG_ID, false),
          new Member("/from/aadObjectId", Kind.LONG_ID, false),
          new Member("/recipient", Kind.OBJECT, false),
          new Member("/recipient/id", Kind.LONG_ID, false),
          new Member("/channelData/tenant/id", Kind.ID, false),
          new Member("/timestamp", Kind.STRING, false),
          new Member("/localTimezone", Kind.STRING, false),
          new Member("/locale", Kind.STRING, false),
          new Member("/text", Kind.STRING, false),
          new Member("/textFormat", Kind.STRING, false),
          new Member("/name", Kind.STRING, false),
          new Member("/action", Kind.STRING, false),
          new Member("/replyToId", Kind.STRING, false),
          new Member("/deliveryMode", Kind.STRING, false),
          new Member("/membersAdded", Kind.OBJECTS, false),
          new Member("/membersRemoved", Kind.OBJECTS, false),
          new Member("/reactionsAdded", Kind.OBJECTS, false),
          new Member("/reactionsRemoved", Kind.OBJECTS, false),
          new Member("/attachments", Kind.OBJECTS, false),
          new Member("/entities", Kind.OBJECTS, false));

  private ActivityShape() {}

  /// What is wrong with it, in the order of the members; empty when nothing is.
  static List<Problem> problems(ObjectNode activity) {
    List<Problem> problems = new ArrayList<>();
    for (Member member : MEMBERS) {
      JsonNode value = activity.at(member.pointer());
      boolean absent = value.isMissingNode() || value.isNull();
      if (absent ? member.required() : !member.kind().accepts(value)) {
        problems.add(new Problem(member.pointer().toString(), member.kind().expected));
      }
    }
    return problems;
  }

  private record Member(JsonPointer pointer, Kind kind, boolean required) {
    Member(String pointer, Kind kind, boolean required) {
      this(JsonPointer.compile(pointer), kind, required);
    }
  }

  /// The types a member can have. Ids are bounded by what a notification's target can hold, since a
  /// reply is one.
  private enum Kind {
    STRING("a string is expected") {
      @Override
      boolean accepts(JsonNode value) {
        return value.isString();
      }
    },
    ID("a string of 1 to 128 printable characters is expected") {
      @Override
      boolean accepts(JsonNode value) {
        return isId(value, 128);
      }
    },
    LONG_ID("a string of 1 to 1024 printable characters is expected") {
      @Override
      boolean accepts(JsonNode value) {
        return isId(value, 1024);
      }
    },
    BOOLEAN("true or false is expected") {
      @Override
      boolean accepts(JsonNode value) {
        return value.isBoolean();
      }
    },
    OBJECT("an object is expected") {
      @Override
      boolean accepts(JsonNode value) {
        return value.isObject();
      }
    },
    OBJECTS("a list of objects is expected") {
      @Override
      boolean accepts(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
      }
    };

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    abstract boolean accepts(JsonNode value);

    private static boolean isId(JsonNode value, int maxLength) {
      return value.isString()
          && !value.stringValue().isEmpty()
          && value.stringValue().length() <= maxLength
          && value.stringValue().codePoints().allMatch(Kind::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
      int type = Character.getType(codePoint);
      return type != Character.CONTROL && type != Character.SURROGATE;
    }
  }
}
