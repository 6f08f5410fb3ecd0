package dev.herald.worker.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.worker.gate.LedgerUnavailableException;
import dev.herald.worker.replay.NothingThereException;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemsTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(400, new IllegalArgumentException("to must be later")),
        Arguments.of(404, new NothingThereException("there is no plan x")),
        Arguments.of(409, new IllegalStateException("plan x is reading")),
        Arguments.of(503, new LedgerUnavailableException("Redis lost it")),
        Arguments.of(503, new KafkaUnavailableException(new TimeoutException("late"))),
        Arguments.of(503, new TimeoutException("no metadata in 60 s")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailure_isAProblemWithALine(int status, RuntimeException failure) throws Exception {
    MockMvc api =
        MockMvcBuilders.standaloneSetup(new Failing(failure))
            .setControllerAdvice(new Problems())
            .build();

    MockHttpServletResponse answer =
        api.perform(MockMvcRequestBuilders.get("/")).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString()).contains(String.valueOf(failure.getMessage()));
  }

  @RestController
  static final class Failing {
    private final RuntimeException failure;

    Failing(RuntimeException failure) {
      this.failure = failure;
    }

    @GetMapping("/")
    String fail() {
      throw failure;
    }
  }
}
