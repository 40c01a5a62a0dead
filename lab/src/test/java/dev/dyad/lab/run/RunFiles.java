package dev.dyad.lab.run;

import dev.dyad.lab.RunResult;
import dev.dyad.model.EpochReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the files of finished runs say, without what differs from one time to the next. */
final class RunFiles {

    private RunFiles() {}

    /** Everything of a result that its spec decides. */
    record Numbers(List<EpochReport> epochs, int byTest, int byValidation, List<Byte> test, List<Byte> validation) {}

    static Numbers of(RunResult result) {
        RunResult.ChosenEpoch byValidation = result.byValidation().orElse(result.byTest());
        return new Numbers(
                result.epochs().stream().map(RunFiles::withoutTime).toList(),
                result.byTest().epoch(),
                byValidation.epoch(),
                bytes(result.byTest().scores()),
                bytes(byValidation.scores()));
    }

    private static EpochReport withoutTime(EpochReport e) {
        return new EpochReport(
                e.epoch(),
                e.trainLoss(),
                e.runningTrainAccuracy(),
                e.trainAccuracy(),
                e.validationAccuracy(),
                e.validationRmse(),
                e.testAccuracy(),
                e.testRmse(),
                e.testMae(),
                0);
    }

    private static List<Byte> bytes(Path file) {
        byte[] bytes = read(file);
        Byte[] boxed = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            boxed[i] = bytes[i];
        }
        return List.of(boxed);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in a folder, in order. */
    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
