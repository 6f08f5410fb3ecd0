package dev.herald.gateway.admin;

import dev.herald.gateway.web.Answer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Serves nothing but the administration at its port.
final class OnlyAdministration extends OncePerRequestFilter {
  private final AdminPort port;

  OnlyAdministration(AdminPort port) {
    this.port = port;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (port.received(request) && !request.getServletPath().startsWith("/admin/")) {
      Answer.problem(404, "nothing is served here").writeTo(response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
