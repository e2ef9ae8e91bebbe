package io.trunkline.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Left out of a build for the time it takes; held with {@code -Dsystem.all=true}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = "system.all", matches = "true", disabledReason = "held with -Dsystem.all=true")
@interface AlsoWhenAll {
}
