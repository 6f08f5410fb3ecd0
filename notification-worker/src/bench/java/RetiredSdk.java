import com.microsoft.bot.builder.BotFrameworkAdapter;
import com.microsoft.bot.connector.authentication.ClaimsIdentity;
import com.microsoft.bot.connector.authentication.SimpleCredentialProvider;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.ConversationAccount;
import com.microsoft.bot.schema.ConversationReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/// Microsoft's Java SDK, retired in 2023, as its users use it: `continueConversation` in a loop, 1,000
/// outstanding. Run from its source on a class path of its own: service URL, first number, count.
public final class RetiredSdk {
  private static final int OUTSTANDING = 1_000;
  private static final int CONVERSATIONS = 50_000;
  private static final String PREFIX = "a:1" + "pZ8xQ4_vT7-kLm2RwYbN".repeat(6) + "-";
  private static final String REST =
      " Your order has shipped. It arrives tomorrow between 9 and 12; reply to change that.";

  private RetiredSdk() {}

  public static void main(String[] arguments) throws InterruptedException {
    String service = arguments[0];
    int first = Integer.parseInt(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    BotFrameworkAdapter adapter = new BotFrameworkAdapter(new SimpleCredentialProvider());
    ClaimsIdentity anonymous = new ClaimsIdentity("anonymous");
    Semaphore free = new Semaphore(OUTSTANDING);
    for (int i = 0; i < count; i++) {
      free.acquire();
      String text = "#" + (first + i) + REST;
      adapter
          .continueConversation(
              anonymous,
              reference(service, i % CONVERSATIONS),
              turn -> turn.sendActivity(text).thenApply(_ -> null))
          .whenComplete(
              (_, failure) -> {
                free.release();
                if (failure != null) {
                  failure.printStackTrace();
                }
              });
    }
    new CountDownLatch(1).await();
  }

  private static ConversationReference reference(String service, int number) {
    ConversationReference reference = new ConversationReference();
    reference.setChannelId("directline");
    reference.setServiceUrl(service);
    reference.setLocale("en-US");
    reference.setUser(new ChannelAccount("29:1-" + number, "Ann"));
    reference.setBot(new ChannelAccount("28:herald", "Herald"));
    ConversationAccount conversation = new ConversationAccount(PREFIX + number);
    conversation.setConversationType("personal");
    conversation.setTenantId("tenant-" + number % 1000);
    reference.setConversation(conversation);
    return reference;
  }
}
