package dev.dyad.bench;

import dev.dyad.DyadException;
import dev.dyad.bench.whole.Peers;
import dev.dyad.bench.whole.Scaling;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Where {@code bench/run} starts. */
public final class Main {

    private static final String USAGE = """
            Usage: bench/run adam [options]       train by Adam: ratings a second, accuracy, memory
                   bench/run peers [options]      Dyad beside LIBMF, Spark ALS and PyTorch, from file to model
                   bench/run scaling [options]    dyad train from 1 to 100 million ratings: time per rating, memory
                   bench/run floor [options]      how fast sgd could be here at the most: bytes moved, arithmetic
                   bench/run kernels [pattern]    the inner loops, scalar and vector, by JMH
            """;

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, System.err));
    }

    private static String help() {
        return "%nOptions of adam, with their defaults:%n".formatted()
                + AdamArguments.help()
                + "%nOptions of peers:%n".formatted()
                + Peers.help()
                + "%nOptions of scaling:%n".formatted()
                + Scaling.help()
                + "%nOptions of floor:%n".formatted()
                + FloorBenchmark.help();
    }

    /** Runs a benchmark and gives the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String name = arguments.isEmpty() ? "--help" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        try {
            switch (name) {
                case "adam" -> AdamBenchmark.run(AdamArguments.parse(rest), out, err);
                case "peers" -> Peers.run(rest, out, err);
                case "scaling" -> Scaling.run(rest, out, err);
                case "floor" -> FloorBenchmark.run(rest, out);
                case "kernels" -> KernelBenchmark.run(rest);
                case "--help", "-h", "help" -> out.print(USAGE + help());
                default ->
                    throw DyadException.usage(
                            "Benchmark '%s': there are adam, peers, scaling, floor and kernels", name);
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
