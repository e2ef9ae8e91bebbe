package io.trunkline.speech;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * Gives a test the models, opened once for all test classes. Without weights the tests are skipped, saying so, unless the system
 * property {@code speech.required} is true: then they fail.
 */
final class LoadedModels implements ParameterResolver, TestInstancePostProcessor {

  private record Opened(SpeechModels models) implements AutoCloseable {
    @Override
    public void close() {
      models.close();
    }
  }

  @Override
  public void postProcessTestInstance(Object test, ExtensionContext context) {
    Availability there = SpeechModels.available(SpeechModels.defaultWeights());
    if (Boolean.getBoolean("speech.required") && !there.complete()) {
      throw new IllegalStateException(there.message());
    }
    assumeTrue(there.complete(), there::message);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SpeechModels.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(LoadedModels.class))
        .getOrComputeIfAbsent("models", key -> new Opened(SpeechModels.open(SpeechModels.defaultWeights(), 1)), Opened.class)
        .models();
  }
}
