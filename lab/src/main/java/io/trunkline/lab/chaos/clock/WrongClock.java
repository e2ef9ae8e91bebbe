package io.trunkline.lab.chaos.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * An agent of the JVM ({@code -javaagent:JAR=MILLIS}): what classes of ours read of the wall clock is so many milliseconds ahead. The system's clock would be
 * wrong for the whole machine; monotonic time isn't touched, as with a real clock that is merely set wrong. Uses nothing but the JDK: it runs where our libraries aren't.
 */
public final class WrongClock implements ClassFileTransformer {

    private static final String OURS = "io/trunkline/";
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");
    private static final ClassDesc CLOCK = ClassDesc.of("java.time.Clock");
    private static final ClassDesc DURATION = ClassDesc.of("java.time.Duration");

    private final long aheadMillis;

    WrongClock(long aheadMillis) {
        this.aheadMillis = aheadMillis;
    }

    /** Called by the JVM before the program begins. */
    public static void premain(String aheadMillis, Instrumentation instrumentation) {
        instrumentation.addTransformer(new WrongClock(Long.parseLong(aheadMillis)));
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        return name == null || !name.startsWith(OURS) ? null : moved(loader, bytes);
    }

    byte[] moved(ClassLoader loader, byte[] bytes) {
        var resolver = ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
        ClassFile file = ClassFile.of(ClassHierarchyResolverOption.of(resolver));
        return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(this::move));
    }

    /** Behind each look at the clock, its answer is moved. */
    private void move(CodeBuilder code, CodeElement element) {
        code.with(element);
        if (element instanceof InvokeInstruction call) {
            switch (call.owner().asInternalName() + "." + call.name().stringValue() + call.type().stringValue()) {
                case "java/lang/System.currentTimeMillis()J" -> code.loadConstant(aheadMillis).ladd();
                case "java/time/Instant.now()Ljava/time/Instant;" -> code.loadConstant(aheadMillis)
                        .invokevirtual(INSTANT, "plusMillis", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
                case "java/time/Clock.systemUTC()Ljava/time/Clock;" -> code.loadConstant(aheadMillis)
                        .invokestatic(DURATION, "ofMillis", MethodTypeDesc.of(DURATION, ConstantDescs.CD_long))
                        .invokestatic(CLOCK, "offset", MethodTypeDesc.of(CLOCK, CLOCK, DURATION));
                default -> { }
            }
        }
    }
}
