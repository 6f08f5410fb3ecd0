package dev.herald.gateway.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Cuts the connection of who was answered before the end of a body that drips. Tomcat would read
/// the rest away first, byte by byte, for as long as it takes.
final class CutValve extends ValveBase {
  private static final String CUT = CutValve.class.getName();

  CutValve() {
    super(/* asyncSupported= */ true);
  }

  static void cut(ServletRequest request) {
    request.setAttribute(CUT, CUT);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (request.getAttribute(CUT) != null) {
      response.flushBuffer();
      response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }
  }
}
