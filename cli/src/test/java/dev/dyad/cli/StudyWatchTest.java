package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.Progress;
import dev.dyad.data.RatingsReader;
import dev.dyad.data.ReadOptions;
import dev.dyad.lab.Study;
import dev.dyad.lab.report.assemble.SeenRuns;
import dev.dyad.lab.report.assemble.StudyReport;
import dev.dyad.lab.run.Engine;
import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.lab.studies.BuiltinStudies;
import dev.dyad.ratings.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyWatchTest {

    private static String get(URI address) throws IOException {
        try (InputStream in = address.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thePageGrowsWhileRunsGoOnAndEndsWithThem(@TempDir Path folder) throws Exception {
        Dataset data = RatingsReader.read(MadeRatings.in(folder), ReadOptions.DEFAULT, Progress.NONE);
        Study study = BuiltinStudies.named("batch-size").withEpochs(2);
        StudyReport report = new StudyReport(data, List.of(study));
        URI address;
        try (Engine engine = Engine.open(data, folder.resolve("out"), EngineOptions.of(2))) {
            RunPlan plan = engine.plan(study.runs());
            SeenRuns seen = SeenRuns.of(plan.before(), engine.store());
            try (StudyWatch watch = new StudyWatch(Screen.plain().terminal(), report, seen)) {
                address = watch.address();
                assertTrue(get(address).contains("0 of 3 runs"));
                engine.train(plan, StudyListener.all(List.of(seen, watch)));
                String page = get(address);
                for (int patience = 0; patience < 100 && page.contains("of 3 runs"); patience++) {
                    Thread.sleep(50);
                    page = get(address);
                }
                assertFalse(page.contains("of 3 runs"), "all are done");
            }
        }
        assertThrows(ConnectException.class, () -> get(address));
    }
}
