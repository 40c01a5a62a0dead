package dev.dyad.cli;

import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.data.synthetic.PlantedTruth;
import dev.dyad.data.synthetic.SyntheticRatings;
import dev.dyad.data.synthetic.SyntheticShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes ratings whose truth is known. */
@Command(
        name = "make",
        description = "Make ratings in the format of MovieLens, of any size, whose truth is known.",
        footer = {
            "",
            "Examples:",
            "  dyad data make --like ml-25m --out made-25m --seed 7",
            "  dyad data make --like ml-1m --ratings 300000 --out made"
        })
final class DataMakeCommand extends BaseCommand {

    @Option(
            names = "--like",
            paramLabel = "NAME",
            defaultValue = "ml-latest-small",
            description =
                    "Whose size and long tail: demo, ml-latest-small, ml-100k, ml-1m, ml-10m, ml-20m, ml-25m or ml-32m. Default: ${DEFAULT-VALUE}.")
    private String like = "ml-latest-small";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder for the files; it must not exist yet, or be empty.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Decides every rating. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--ratings",
            paramLabel = "N",
            description = "So many ratings; users and items follow in proportion.")
    private Optional<Long> ratings = Optional.empty();

    @Option(names = "--users", paramLabel = "N", description = "So many users.")
    private Optional<Integer> users = Optional.empty();

    @Option(names = "--items", paramLabel = "N", description = "So many items.")
    private Optional<Integer> items = Optional.empty();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Override
    ExitCode run() {
        Terminal terminal = terminal();
        SyntheticShape shape = shape();
        long start = System.nanoTime();
        PlantedTruth truth;
        try (ProgressBar bar = new ProgressBar(terminal, "making", Unit.RATINGS)) {
            truth = new SyntheticRatings(shape, seed).writeTo(out, threads.count(), bar);
        }
        Output text = terminal.out();
        text.format(
                "%s: %,d ratings of %,d movies by %,d users, in %.1f s",
                out, truth.ratings(), shape.items(), shape.users(), (System.nanoTime() - start) / 1e9);
        text.format(
                "The model that made them predicts them with accuracy %.2f %% and RMSE %.4f: no trained one can do better but by luck.",
                truth.accuracy() * 100, truth.rmse());
        terminal.err().line("Next: " + ShellText.command(List.of("train", "--data", out.toString())));
        return ExitCode.OK;
    }

    private SyntheticShape shape() {
        SyntheticShape shape = SyntheticShape.like(like);
        if (ratings.isPresent() && users.isEmpty() && items.isEmpty()) {
            return shape.scaledTo(ratings.get());
        }
        return shape.withSize(
                users.orElse(shape.users()), items.orElse(shape.items()), ratings.orElse(shape.ratings()));
    }
}
