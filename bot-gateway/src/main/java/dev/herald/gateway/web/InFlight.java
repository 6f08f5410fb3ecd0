package dev.herald.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/// Bounds how many requests are worked on at the same time. A request counts from when its body is
/// complete until it is answered, so clients that send slowly take nothing from the others.
public final class InFlight extends OncePerRequestFilter {
  private static final String ADMITTED = InFlight.class.getName();

  private final Semaphore free;

  InFlight(int most) {
    this.free = new Semaphore(most);
  }

  /// Whether there is room for the request; it leaves when it is answered.
  boolean admit(HttpServletRequest request) {
    boolean admitted = free.tryAcquire();
    if (admitted) {
      request.setAttribute(ADMITTED, this);
    }
    return admitted;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.getAttribute(ADMITTED) == this) {
        request.removeAttribute(ADMITTED);
        free.release();
      }
    }
  }
}
