package dev.herald.worker.ops;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.worker.gate.LedgerUnavailableException;
import dev.herald.worker.replay.NothingThereException;
import dev.herald.worker.topic.KafkaUnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.KafkaException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.node.JsonNodeFactory;

/// Says what is wrong, as `application/problem+json`: one line that an operator can act on.
@RestControllerAdvice(basePackageClasses = Problems.class)
final class Problems {

  static void write(HttpServletResponse response, int status, String detail) throws IOException {
    byte[] body =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", status)
            .put("detail", detail)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @ExceptionHandler
  void wrong(IllegalArgumentException e, HttpServletResponse response) throws IOException {
    write(response, 400, String.valueOf(e.getMessage()));
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    ServletRequestBindingException.class,
    MethodArgumentTypeMismatchException.class
  })
  void unreadable(Exception e, HttpServletResponse response) throws IOException {
    write(
        response,
        400,
        e instanceof ServletRequestBindingException
            ? String.valueOf(e.getMessage())
            : "the request cannot be read: " + e.getClass().getSimpleName());
  }

  @ExceptionHandler
  void nothingThere(NothingThereException e, HttpServletResponse response) throws IOException {
    write(response, 404, String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  void refused(IllegalStateException e, HttpServletResponse response) throws IOException {
    write(response, 409, String.valueOf(e.getMessage()));
  }

  @ExceptionHandler({
    KafkaUnavailableException.class,
    LedgerUnavailableException.class,
    StoreUnavailableException.class,
    KafkaException.class
  })
  void away(RuntimeException e, HttpServletResponse response) throws IOException {
    write(response, 503, String.valueOf(e.getMessage()));
  }
}
