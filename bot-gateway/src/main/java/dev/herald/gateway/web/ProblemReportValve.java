package dev.herald.gateway.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.juli.logging.Log;
import org.jspecify.annotations.Nullable;

/// Answers requests that Tomcat itself turns away, such as an undecodable path, in the form of all
/// other errors. Tomcat makes it by name.
public final class ProblemReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    boolean nothingToSay = response.getStatus() < 400 || response.getContentWritten() > 0;
    if (nothingToSay || !response.setErrorReported()) {
      return;
    }
    try {
      ErrorEndpoint.problem(response.getStatus()).writeTo(response.getResponse());
      response.finishResponse();
    } catch (IOException e) {
      Log log = container.getLogger();
      log.debug("the client left before its error was told", e);
    }
  }
}
