package dev.herald.worker.send;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/// Stands where the client looks for logins that a host or a proxy may ask for. A channel is told a
/// bearer token with the request and asks for nothing else, and for each request the client would
/// take its path apart and put it together again: a tenth of what a request costs.
final class WithoutLogins implements ExecChainHandler {

  /// Takes a request as it is: it names its host, and a path that goes to no proxy.
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    try {
      return chain.proceed(request, scope);
    } catch (HttpException | IOException | RuntimeException e) {
      // A connection whose exchange broke off would hand the next one its rest.
      scope.execRuntime.discardEndpoint();
      throw e;
    }
  }
}
