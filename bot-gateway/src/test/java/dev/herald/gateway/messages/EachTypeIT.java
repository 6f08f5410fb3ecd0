package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.ActivityTypes;
import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import dev.herald.testing.RedisServer;
import dev.herald.turn.TurnHandler;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every type of the protocol reaches the handler that has its name, and no other.
class EachTypeIT {
  private static final List<String> TYPES =
      List.of(
          ActivityTypes.MESSAGE,
          ActivityTypes.CONVERSATION_UPDATE,
          ActivityTypes.INSTALLATION_UPDATE,
          ActivityTypes.MESSAGE_REACTION,
          ActivityTypes.MESSAGE_UPDATE,
          ActivityTypes.MESSAGE_DELETE,
          ActivityTypes.TYPING,
          ActivityTypes.EVENT,
          ActivityTypes.INVOKE,
          ActivityTypes.END_OF_CONVERSATION,
          "somethingNew");
  private static final Queue<String> HANDLED = new ConcurrentLinkedQueue<>();

  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway = Gateway.withBot(OneForEachType.class, RedisServer.startDurable());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void aTypeReachesTheHandlerOfItsName(String type) {
    HANDLED.clear();

    int status = post(type, "to-" + type);

    assertThat(HANDLED).containsExactly(type + " by " + type);
    assertThat(status).isEqualTo(type.equals(ActivityTypes.INVOKE) ? 501 : 200);
  }

  @Test
  void aTypeThatNobodyHandlesIsTakenAndReachesNobody() {
    HANDLED.clear();

    assertThat(post("handoff", "to-nobody")).isEqualTo(200);

    assertThat(HANDLED).isEmpty();
  }

  private static int post(String type, String id) {
    String message = Activities.message("types", id, Instant.EPOCH, "");
    String activity = message.replaceFirst("\"type\": ?\"message\"", "\"type\":\"" + type + "\"");
    return gateway.postActivity(activity).statusCode();
  }

  /// A bot with a handler for each type, which notes what it was given.
  @Configuration(proxyBeanMethods = false)
  static class OneForEachType {

    @Bean
    static BeanDefinitionRegistryPostProcessor handlers() {
      return registry -> TYPES.forEach(type -> register(registry, type));
    }

    private static void register(BeanDefinitionRegistry registry, String name) {
      TurnHandler handler = turn -> HANDLED.add(turn.activity().type() + " by " + name);
      registry.registerBeanDefinition(
          name,
          BeanDefinitionBuilder.genericBeanDefinition(TurnHandler.class, () -> handler)
              .getBeanDefinition());
    }
  }
}
