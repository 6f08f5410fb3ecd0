package dev.herald.activity;

/// The activity types of the protocol, spelled as on the wire; compare them ordinally.
public final class ActivityTypes {
  public static final String MESSAGE = "message";
  public static final String CONVERSATION_UPDATE = "conversationUpdate";
  public static final String INSTALLATION_UPDATE = "installationUpdate";
  public static final String MESSAGE_REACTION = "messageReaction";
  public static final String MESSAGE_UPDATE = "messageUpdate";
  public static final String MESSAGE_DELETE = "messageDelete";
  public static final String TYPING = "typing";
  public static final String EVENT = "event";
  public static final String INVOKE = "invoke";
  public static final String END_OF_CONVERSATION = "endOfConversation";
  public static final String TRACE = "trace";

  private ActivityTypes() {}
}
