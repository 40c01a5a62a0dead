package dev.dyad.bench;

import dev.dyad.DyadException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Where {@code bench/run} starts. */
public final class Main {

    private static final String USAGE = """
            Usage: bench/run adam [options]       train by Adam: ratings a second, accuracy, memory
                   bench/run kernels [pattern]    the inner loops, scalar and vector, by JMH

            Options of adam, with their defaults:
            """;

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, System.err));
    }

    /** Runs a benchmark and gives the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String name = arguments.isEmpty() ? "--help" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        try {
            switch (name) {
                case "adam" -> AdamBenchmark.run(AdamArguments.parse(rest), out, err);
                case "kernels" -> KernelBenchmark.run(rest);
                case "--help", "-h", "help" -> out.print(USAGE + AdamArguments.help());
                default -> throw DyadException.usage("Benchmark '%s': there are adam and kernels", name);
            }
            return 0;
        } catch (DyadException e) {
            err.println("bench: " + e.getMessage());
            return e.kind() == DyadException.Kind.USAGE ? WRONG_USAGE : FAILED;
        } catch (RunnerException e) {
            err.println("bench: JMH failed: " + e);
            return FAILED;
        }
    }
}
