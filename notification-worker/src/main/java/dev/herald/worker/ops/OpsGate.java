package dev.herald.worker.ops;

import dev.herald.access.BearerKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets operators in, at the port of the API and nowhere else, each to what its key allows.
final class OpsGate extends OncePerRequestFilter {
  static final String ROOT = "/ops/v1/";

  /// The request attribute with the name of the key.
  static final String WHO = "dev.herald.ops.who";

  private final OpsPort port;
  private final BearerKeys keys;
  private final Map<String, OpsProperties.Key> byName;
  private final Audit audit;

  OpsGate(OpsPort port, Map<String, OpsProperties.Key> keys, Audit audit) {
    this.port = port;
    this.byName = Map.copyOf(keys);
    this.keys =
        new BearerKeys(
            keys.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().sha256())));
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean here = port.received(request);
    boolean meant = request.getServletPath().startsWith(ROOT);
    if (!here && !meant) {
      chain.doFilter(request, response);
    } else if (!here || !meant) {
      Problems.write(response, 404, "nothing is served here");
    } else {
      enter(request, response, chain);
    }
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> who = keys.ownerOf(request.getHeader("Authorization"));
    if (who.isEmpty()) {
      audit.refused("-", request.getMethod(), 401);
      Problems.write(response, 401, "a key of the operations API is needed");
      return;
    }
    Right right = rightFor(request);
    OpsProperties.Key key = byName.get(who.get());
    if (key == null || !key.rights().contains(right)) {
      audit.refused(who.get(), right.name(), 403);
      Problems.write(response, 403, "the key does not have the right " + right);
      return;
    }
    request.setAttribute(WHO, who.get());
    chain.doFilter(request, response);
  }

  /// What reads as a yes in more ways than one must not be taken for a no here.
  private static Right rightFor(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      return Right.OPERATE;
    }
    String[] reveal = request.getParameterValues("reveal");
    return reveal == null || List.of("false").equals(List.of(reveal)) ? Right.READ : Right.REVEAL;
  }
}
