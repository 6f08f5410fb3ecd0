package dev.herald.fault;

import dev.herald.fault.stage.Stage;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every scenario of a run the same stage, which is set for the first of them and struck
/// after the last: it takes a minute or two, and what went before must not matter.
final class OneStage implements ParameterResolver {
  private static final int WORKERS = 3;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(OneStage.class, _ -> Stage.set("scenarios", WORKERS).warm(), Stage.class);
  }
}
