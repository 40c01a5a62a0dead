package dev.dyad.train.fit;

import dev.dyad.DyadException;
import dev.dyad.model.EpochReport;
import dev.dyad.model.ModelSpec;
import dev.dyad.store.Tensor;
import dev.dyad.store.TensorFile;
import dev.dyad.train.Trainer;
import dev.dyad.train.TrainingData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the checkpoints of all trainers have alike: which fit they belong to, and how far it has come. A fit refuses the
 * checkpoint of another, and one of another version, since going on with other arithmetic would not end with the same bits.
 *
 * @param version of the trainer's own part
 */
public record CheckpointFrame(String version, TrainingData data, ModelSpec spec, Trainer trainer, long seed) {

    private static final String FORMAT = "dyad.checkpoint";
    private static final String FIT = "dyad.fit";
    private static final int REPORT_FIELDS = 12;

    public Map<String, String> metadata() {
        return Map.of(FORMAT, version, FIT, fit());
    }

    /** The progress of the fit. */
    public List<Tensor> tensors(FitProgress progress) {
        LossMeter meter = progress.meter();
        return List.of(
                Tensor.longs(
                        "progress",
                        new long[] {progress.epoch(), progress.step(), meter.exact(), meter.judged(), meter.ratings()}),
                Tensor.doubles("sums", new double[] {meter.sum(), progress.seconds()}),
                Tensor.doubles("reports", reports(progress)));
    }

    public void requireSame(TensorFile source, Path file) {
        if (!version.equals(source.metadata().get(FORMAT))) {
            throw DyadException.model(
                    "%s is no checkpoint that this version of Dyad reads; name another file or delete it", file);
        }
        String other = source.metadata().getOrDefault(FIT, "");
        if (!fit().equals(other)) {
            throw DyadException.model(
                    "Checkpoint %s belongs to another training:%n  its own: %s%n  this one: %s%nTrain with its"
                            + " settings and data, or delete it to start afresh",
                    file, other, fit());
        }
    }

    /**
     * Takes up the progress of the fit.
     *
     * @param steps of an epoch
     */
    public void readProgress(TensorFile source, FitProgress progress, int steps) {
        long[] counts = source.longs("progress");
        double[] sums = source.doubles("sums");
        List<EpochReport> reports = reports(source.doubles("reports"));
        boolean sound = counts.length == 5
                && sums.length == 2
                && counts[0] == reports.size() + 1
                && counts[1] >= 0
                && counts[1] <= steps;
        if (!sound) {
            throw source.damaged("its progress does not fit its reports");
        }
        progress.resume(reports, (int) counts[1], sums[1]);
        progress.meter().resume(sums[0], counts[2], counts[3], counts[4]);
    }

    /** All that decides the fit's numbers, in words. */
    private String fit() {
        return "%s, %s, seed %d, %,d ratings (%016x), %,d for validation (%016x), %,d held out (%016x)"
                .formatted(
                        spec,
                        trainer,
                        seed,
                        data.train().size(),
                        data.train().fingerprint(),
                        data.validation().size(),
                        data.validation().fingerprint(),
                        data.heldOut().size(),
                        data.heldOut().fingerprint());
    }

    private static double[] reports(FitProgress progress) {
        double[] fields = new double[progress.reports().size() * REPORT_FIELDS];
        int at = 0;
        for (EpochReport r : progress.reports()) {
            fields[at++] = r.epoch();
            fields[at++] = r.trainLoss();
            fields[at++] = r.runningTrainAccuracy();
            fields[at++] = r.trainAccuracy();
            fields[at++] = r.validationAccuracy();
            fields[at++] = r.validationRmse();
            fields[at++] = r.testAccuracy();
            fields[at++] = r.testRmse();
            fields[at++] = r.testMae();
            fields[at++] = r.validationNdcg();
            fields[at++] = r.testNdcg();
            fields[at++] = r.seconds();
        }
        return fields;
    }

    private static List<EpochReport> reports(double[] f) {
        List<EpochReport> reports = new ArrayList<>();
        for (int i = 0; i + REPORT_FIELDS <= f.length; i += REPORT_FIELDS) {
            reports.add(new EpochReport(
                    (int) f[i],
                    f[i + 1],
                    f[i + 2],
                    f[i + 3],
                    f[i + 4],
                    f[i + 5],
                    f[i + 6],
                    f[i + 7],
                    f[i + 8],
                    f[i + 9],
                    f[i + 10],
                    f[i + 11]));
        }
        return reports;
    }
}
