package dev.herald.gateway.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers whatever failed outside a handler, as problem+json without any inside knowledge.
@RestController
final class ErrorEndpoint implements ErrorController {

  @RequestMapping("${spring.web.error.path:/error}")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    problem(status).writeTo(response);
  }

  static Answer problem(int status) {
    return Answer.problem(
        status, status < 500 ? "the request cannot be served" : "the server failed; it is logged");
  }
}
