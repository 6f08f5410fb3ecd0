package dev.herald.worker.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of this API, in OpenAPI.
@RestController
final class DescriptionEndpoint {
  private final byte[] description;

  DescriptionEndpoint() {
    try (InputStream in = DescriptionEndpoint.class.getResourceAsStream("openapi.yaml")) {
      this.description = Objects.requireNonNull(in, "openapi.yaml").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GetMapping(value = OpsGate.ROOT + "openapi.yaml", produces = "application/yaml")
  byte[] describe() {
    return description.clone();
  }
}
