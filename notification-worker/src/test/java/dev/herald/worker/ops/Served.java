package dev.herald.worker.ops;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What Spring serves of the endpoints that [OpsConfiguration] wires; none of them is made for it.
final class Served {
  private Served() {}

  /// The handlers by `METHOD PATH`.
  static Map<String, HandlerMethod> operations() {
    try (GenericWebApplicationContext context =
        new GenericWebApplicationContext(new MockServletContext())) {
      for (Method bean : OpsConfiguration.class.getDeclaredMethods()) {
        if (AnnotatedElementUtils.hasAnnotation(bean.getReturnType(), RestController.class)) {
          RootBeanDefinition definition = new RootBeanDefinition(bean.getReturnType());
          definition.setLazyInit(true);
          context.registerBeanDefinition(bean.getName(), definition);
        }
      }
      context.refresh();
      RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
      mapping.setApplicationContext(context);
      mapping.afterPropertiesSet();
      Map<String, HandlerMethod> operations = new TreeMap<>();
      mapping
          .getHandlerMethods()
          .forEach((info, handler) ->
              info.getMethodsCondition()
                  .getMethods()
                  .forEach(method ->
                      info.getPatternValues()
                          .forEach(path -> operations.put(method + " " + path, handler))));
      return operations;
    }
  }

  static boolean hasBody(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(each -> each.hasParameterAnnotation(RequestBody.class));
  }

  /// Its parameters as `PLACE NAME TYPE REQUIRED`.
  static Set<String> parameters(HandlerMethod handler) {
    Set<String> parameters = new TreeSet<>();
    for (MethodParameter each : handler.getMethodParameters()) {
      each.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
      RequestParam query = each.getParameterAnnotation(RequestParam.class);
      if (each.hasParameterAnnotation(PathVariable.class)) {
        parameters.add("path %s %s true".formatted(each.getParameterName(), type(each)));
      } else if (query != null) {
        boolean required =
            query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        parameters.add("query %s %s %s".formatted(each.getParameterName(), type(each), required));
      }
    }
    return parameters;
  }

  private static String type(MethodParameter parameter) {
    return switch (parameter.getParameterType().getSimpleName()) {
      case "int", "long" -> "integer";
      case "boolean" -> "boolean";
      case "String" -> "string";
      case String other -> throw new IllegalArgumentException("no type of a parameter: " + other);
    };
  }
}
