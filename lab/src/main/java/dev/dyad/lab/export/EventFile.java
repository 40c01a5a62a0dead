package dev.dyad.lab.export;

import dev.dyad.DyadException;
import dev.dyad.model.EpochReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The learning curve of a run for TensorBoard, in the run's folder; {@code tensorboard --logdir} of the folder above
 * shows all runs. An epoch is appended by a single write, so that a reader sees whole epochs. A file that was left in
 * the middle of one is cut back to the last whole one when it is opened.
 */
public final class EventFile implements AutoCloseable {

    /** TensorBoard takes files for its own by the beginning of this name. */
    public static final String NAME = "events.out.tfevents.0.dyad";

    private final Path file;
    private final FileChannel channel;
    private final InstantSource clock;
    private int lastEpoch;

    private EventFile(Path file, FileChannel channel, InstantSource clock) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Opens or makes the file of a run.
     *
     * @param folder of the run
     * @param epochs how many epochs the run has behind it: what the file has of later ones, which will be trained again,
     *     is cut off
     * @param clock says when each epoch ended
     */
    public static EventFile open(Path folder, int epochs, InstantSource clock) {
        Path file = folder.resolve(NAME);
        try {
            byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            EventFile events = new EventFile(file, channel, clock);
            try {
                events.cut(before, epochs);
                return events;
            } catch (IOException | RuntimeException e) {
                events.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Keeps the whole records up to that epoch, and sees to it that the version comes first. */
    private void cut(byte[] before, int epochs) throws IOException {
        int end = 0;
        Optional<ByteBuffer> event = TfRecord.read(before, end);
        while (event.isPresent() && Events.epochOf(event.get()) <= epochs) {
            lastEpoch = Events.epochOf(event.get());
            end += TfRecord.size(event.get().limit());
            event = TfRecord.read(before, end);
        }
        channel.truncate(end);
        channel.position(end);
        if (end == 0) {
            write(Events.version(seconds()));
        }
    }

    /** The last epoch in the file, 0 when it has none: what comes after it can be appended. */
    public int lastEpoch() {
        return lastEpoch;
    }

    /**
     * Appends an epoch. Figures that are NaN are left out.
     *
     * @param report of the epoch after {@link #lastEpoch}
     * @param learningRate of the epoch's last step
     */
    public void append(EpochReport report, double learningRate) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss/train", report.trainLoss());
        figures.put("accuracy/train-running", report.runningTrainAccuracy());
        figures.put("accuracy/train", report.trainAccuracy());
        figures.put("accuracy/validation", report.validationAccuracy());
        figures.put("accuracy/test", report.testAccuracy());
        figures.put("rmse/validation", report.validationRmse());
        figures.put("rmse/test", report.testRmse());
        figures.put("mae/test", report.testMae());
        figures.put("learning-rate", learningRate);
        figures.put("seconds", report.seconds());
        figures.values().removeIf(figure -> figure.isNaN());
        try {
            write(Events.scalars(seconds(), report.epoch(), figures));
        } catch (IOException e) {
            throw failure(file, e);
        }
        lastEpoch = report.epoch();
    }

    private double seconds() {
        return clock.millis() / 1000.0;
    }

    private void write(byte[] event) throws IOException {
        ByteBuffer record = ByteBuffer.wrap(TfRecord.framed(event));
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    private static DyadException failure(Path file, IOException e) {
        return new DyadException(
                DyadException.Kind.IO,
                "Cannot write TensorBoard's file %s (%s): see that its folder is there and can be written to"
                        .formatted(file, e),
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }
}
