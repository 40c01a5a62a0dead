package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.data.sql.ParquetFile;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.export.Column;
import dev.dyad.lab.export.RunTable;
import dev.dyad.lab.run.RunStore;
import dev.dyad.store.AtomicFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands the learning curves of a study's runs to other programs. */
@Command(
        name = "export",
        description = "Write all epochs of all finished runs into one table, with the settings of their runs.",
        footer = {
            "",
            "Without --csv and --parquet both are written into the folder. TensorBoard reads the",
            "folder as it is: tensorboard --logdir DIR/runs",
            "",
            "Example:",
            "  dyad study export study-ml-latest-small --csv epochs.csv"
        })
final class StudyExportCommand extends BaseCommand {

    @Parameters(paramLabel = "DIR", description = "The folder of the studies.")
    private Path folder = Path.of("");

    @Option(names = "--csv", paramLabel = "FILE.csv", description = "Write a CSV file there.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--parquet", paramLabel = "FILE.parquet", description = "Write a Parquet file there.")
    private Optional<Path> parquet = Optional.empty();

    @Override
    ExitCode run() {
        List<RunResult> results = RunStore.at(folder).results();
        if (results.isEmpty()) {
            throw DyadException.usage("No run in %s is finished, so there is nothing to export", folder);
        }
        RunTable table = RunTable.of(results);
        boolean both = csv.isEmpty() && parquet.isEmpty();
        if (both || csv.isPresent()) {
            written(writeCsv(table, csv.orElse(folder.resolve("epochs.csv"))), table, results);
        }
        if (both || parquet.isPresent()) {
            written(writeParquet(table, parquet.orElse(folder.resolve("epochs.parquet"))), table, results);
        }
        return ExitCode.OK;
    }

    private void written(Path file, RunTable table, List<RunResult> results) {
        terminal().out().format("%s: %,d epochs of %,d runs", file, table.rows().size(), results.size());
    }

    private static Path writeCsv(RunTable table, Path file) {
        StringWriter text = new StringWriter();
        try {
            table.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static Path writeParquet(RunTable table, Path file) {
        try {
            Path rows = Files.createTempFile("dyad-export-", ".csv");
            try {
                writeCsv(table, rows);
                ParquetFile.write(
                        rows,
                        table.columns().stream().map(StudyExportCommand::column).toList(),
                        file);
            } finally {
                Files.deleteIfExists(rows);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ParquetFile.Column column(Column column) {
        ParquetFile.Type type =
                switch (column.type()) {
                    case TEXT -> ParquetFile.Type.TEXT;
                    case WHOLE -> ParquetFile.Type.WHOLE;
                    case REAL -> ParquetFile.Type.REAL;
                    case TRUTH -> ParquetFile.Type.TRUTH;
                };
        return new ParquetFile.Column(column.name(), type);
    }
}
