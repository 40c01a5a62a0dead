package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.lab.compare.PairedFigures;
import dev.dyad.lab.compare.Predictions;
import dev.dyad.model.History;
import dev.dyad.model.Provenance;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Ratings;
import dev.dyad.store.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how models differ on the same ratings. */
@Command(
        name = "compare",
        description = "Compare two or more models on the same ratings, none of which any of them was trained on.",
        footer = {
            "",
            "Without --data these are the ratings that were held out when the first model was",
            "trained. Each model is compared with the first one named: the differences are its",
            "figures less the first's, with intervals of 95 % from the differences rating by",
            "rating. Models must have held out the same ratings; of other splits --overlap",
            "takes those that are held out for all.",
            "",
            "Examples:",
            "  dyad compare --model a.safetensors --model b.safetensors",
            "  dyad compare --model a.safetensors --model b.safetensors --data new-ratings.csv"
        })
final class CompareCommand extends BaseCommand {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            required = true,
            converter = FileName.class,
            description = "A model file; give this option twice or more. The others are compared with the first.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--overlap",
            description = "Where the models were split differently, compare them on the ratings held out for all.")
    private boolean overlap;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        if (files.size() < 2) {
            throw DyadException.usage("One model alone: name another to compare it with, --model FILE --model FILE");
        }
        List<TrainedModel> models = files.stream().map(CompareCommand::read).toList();
        List<String> names = files.stream().map(Path::toString).toList();
        SharedUnseen shared = shared(models, names);
        if (shared.mixed() > 0 && !overlap) {
            throw DyadException.usage("%s", differentSplits(shared, models, names));
        } else if (shared.size() == 0) {
            throw DyadException.data(
                    "No rating is left that all models know and none has learned from%s",
                    shared.notes().isEmpty() ? "; give others with --data" : ": " + String.join("; ", shared.notes()));
        }
        shared.notes().forEach(note -> terminal().say("note: " + note));
        List<Predictions> predictions = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            predictions.add(
                    Predictions.of(models.get(m).factors(), shared.asked().get(m)));
        }
        List<PairedFigures> differences = predictions.subList(1, predictions.size()).stream()
                .map(other -> PairedFigures.of(
                        predictions.get(0), other, models.get(0).provenance().seed(), threads.count()))
                .toList();
        Comparison comparison = new Comparison(names, predictions, differences, source(models.get(0)), shared);
        if (json.isGiven()) {
            Json.print(terminal().out(), comparison.toJson());
        } else {
            comparison.print(terminal());
        }
        return ExitCode.OK;
    }

    private static TrainedModel read(Path file) {
        if (Files.isDirectory(file)) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "--model %s is a folder; name the model file in it, such as %s"
                            .formatted(file, file.resolve("model.safetensors")));
        } else if (Files.notExists(file)) {
            throw new DyadException(DyadException.Kind.IO, "There is no model %s".formatted(file));
        }
        return ModelOption.requirePredicting(file, ModelFile.read(file), "Leave it out");
    }

    private String source(TrainedModel first) {
        Provenance from = first.provenance();
        return data.isGiven()
                ? "of the data given"
                : "held out of %s (%s, seed %d)".formatted(from.dataName(), from.split(), from.seed());
    }

    private SharedUnseen shared(List<TrainedModel> models, List<String> names) {
        if (data.isGiven()) {
            Dataset other = data.read(terminal());
            Ratings ratings = other.ratings();
            return SharedUnseen.of(
                    Predictions.Asked.of(ratings), ratings.scale(), other.users(), other.items(), models, names);
        }
        // Models that know of times keep those of the ratings; where none does, it does not matter whose ratings they
        // are.
        TrainedModel first = models.stream()
                .filter(model -> model.factors().spec().features().needTimes())
                .findFirst()
                .orElse(models.get(0));
        return SharedUnseen.of(
                new OfHistory(first.history()), first.factors().scale(), first.users(), first.items(), models, names);
    }

    /** The ratings a model keeps, user by user. */
    private static final class OfHistory implements Predictions.Asked {
        private final History history;
        private int user;

        OfHistory(History history) {
            this.history = history;
        }

        @Override
        public int size() {
            return history.start(history.users());
        }

        @Override
        public int user(int i) {
            // Asked for in order, but for the second way through.
            user = i < history.start(user) ? 0 : user;
            while (i >= history.start(user + 1)) {
                user++;
            }
            return user;
        }

        @Override
        public int item(int i) {
            return history.item(i);
        }

        @Override
        public int level(int i) {
            return history.level(i);
        }

        @Override
        public OptionalLong when(int i) {
            return history.when(i);
        }
    }

    private static String differentSplits(SharedUnseen shared, List<TrainedModel> models, List<String> names) {
        List<String> splits = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            Provenance from = models.get(m).provenance();
            splits.add("%s: %s, seed %d, of %s %s"
                    .formatted(names.get(m), from.split(), from.seed(), from.dataName(), from.dataChecksum()));
        }
        return String.format(
                Locale.ROOT,
                "The models were not trained on the same ratings, so that one would be tested on what it has learned: %,d"
                        + " ratings, the first %s. They were split so: %s. Train them with the same --split and --seed, or"
                        + " add --overlap to compare them on the %,d ratings that are held out for all",
                shared.mixed(),
                shared.firstMixed().orElse(""),
                String.join("; ", splits),
                shared.size());
    }
}
