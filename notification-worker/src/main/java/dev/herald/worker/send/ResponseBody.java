package dev.herald.worker.send;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The body of an answer, read leniently: the protocol's error object, a bare one, the form of the
/// messaging layer with JSON inside its message, HTML of a proxy, or nothing.
///
/// @param id the id of the activity; null where the channel names none
/// @param code the error's code; null where none is found. A short token, never prose: it goes into
///   outcomes and logs
record ResponseBody(@Nullable String id, @Nullable String code) {
  /// Stands for "Failed to decrypt conversation id" and its likes, which channels say in prose, and
  /// with the code of a bad argument.
  static final String UNREADABLE_ID = "FailedToDecrypt";

  private static final Pattern DECRYPT =
      Pattern.compile("failed to decrypt [\\w ]{0,32}\\bid\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][\\w.-]{0,63}( [\\w.-]{1,31})?");

  /// Codes that are looked for in what is otherwise not understood.
  private static final List<String> KNOWN =
      List.of(
          "MessageWritesBlocked",
          "BotNotInConversationRoster",
          "BotDisabledByAdmin",
          "BotNotRegistered",
          "ConversationBlockedByUser",
          "ConversationNotFound",
          "ForbiddenOperationException",
          "InvalidBotApiHost",
          "NotEnoughPermissions",
          "ActivityNotFoundInConversation",
          "MessageSizeTooBig");

  static ResponseBody of(String text) {
    JsonNode json = treeOf(text);
    return new ResponseBody(text(json.path("id")).orElse(null), code(json));
  }

  /// The id in the body of a success, where nothing else matters; null where there is none.
  static @Nullable String idIn(String text) {
    return text(treeOf(text).path("id")).orElse(null);
  }

  private static @Nullable String code(JsonNode json) {
    return Stream.of(
            unreadableId(json.toString()),
            token(tree(json.path("message")).path("subCode")),
            token(json.path("error").path("code")),
            token(json.path("code")),
            known(json.toString()),
            token(json.path("errorCode")))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private static Optional<String> token(JsonNode node) {
    return node.isValueNode() && !node.isNull()
        ? Optional.of(node.asString()).filter(code -> TOKEN.matcher(code).matches())
        : Optional.empty();
  }

  private static Optional<String> unreadableId(String text) {
    return DECRYPT.matcher(text).find() ? Optional.of(UNREADABLE_ID) : Optional.empty();
  }

  private static Optional<String> known(String text) {
    return KNOWN.stream().filter(text::contains).findFirst();
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() && !node.stringValue().isEmpty()
        ? Optional.of(node.stringValue())
        : Optional.empty();
  }

  private static JsonNode tree(JsonNode message) {
    return message.isString() ? parse(message.stringValue()) : MissingNode.getInstance();
  }

  /// The body as JSON; text that is none becomes a string, in which a code may still be found.
  private static JsonNode treeOf(String text) {
    JsonNode json = parse(text);
    return json.isMissingNode() ? JsonMapper.shared().getNodeFactory().stringNode(text) : json;
  }

  private static JsonNode parse(String text) {
    try {
      return Objects.requireNonNullElse(
          JsonMapper.shared().readTree(text), MissingNode.getInstance());
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }
}
