package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.ratings.Dataset;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where studies keep their runs. */
final class StudyFolder {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder of the runs and the report; runs that are there are not trained again. "
                    + "Default: study-NAME, with the name of the data.")
    private Optional<Path> out = Optional.empty();

    /** The folder for studies on that data. */
    Path of(Dataset data) {
        return out.orElseGet(() -> Path.of("study-" + data.name().replaceAll("[^A-Za-z0-9._-]+", "-")));
    }

    /** The folder, which was to be named. */
    Path given() {
        return out.orElseThrow(
                () -> DyadException.usage("Name the folder of the study with --out, such as --out study-ml-25m"));
    }
}
