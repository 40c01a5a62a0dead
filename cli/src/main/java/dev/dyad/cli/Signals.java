package dev.dyad.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Handlers of the operating system's signals. A shutdown hook cannot hear a second signal, so this reaches for
 * {@code sun.misc.Signal}, which every JDK has in its module {@code jdk.unsupported}; by reflection, since javac warns
 * of each direct use and cannot be told that it is meant.
 */
final class Signals {

    private Signals() {}

    /**
     * Lets {@code action} run, on a thread of its own, at each signal of that name.
     *
     * @param name such as {@code INT}
     * @return puts the former handler back
     */
    static Runnable handle(String name, Runnable action) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handlerType}, new Handler(action));
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            Method handle = signalType.getMethod("handle", signalType, handlerType);
            Object before = handle.invoke(null, signal, handler);
            return () -> invoke(handle, signal, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no usable sun.misc.Signal", e);
        }
    }

    /** Answers the methods of a signal handler; beside {@code handle} the JDK calls those of every object. */
    private record Handler(Runnable action) implements InvocationHandler {

        @Override
        @SuppressWarnings("ReferenceEquality") // a handler is equal to itself alone
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            switch (method.getName()) {
                case "handle" -> {
                    action.run();
                    return null;
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {
                    return "signal handler of " + action;
                }
            }
        }
    }

    private static void invoke(Method handle, Object signal, Object handler) {
        try {
            handle.invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the former signal handler could not be put back", e);
        }
    }
}
