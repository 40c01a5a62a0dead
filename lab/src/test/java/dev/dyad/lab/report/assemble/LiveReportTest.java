package dev.dyad.lab.report.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.lab.FigureKind;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.run.Engine;
import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.SmallData;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.model.EpochReport;
import dev.dyad.ratings.Dataset;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReportTest {

    private static final String CURVE = "live/test-accuracy-by-epoch";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private JsonNode news(URI address) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/page.json")).build();
        return new ObjectMapper()
                .readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private int points(URI address) throws Exception {
        return news(address)
                .get("figures")
                .get(CURVE)
                .get("lines")
                .get(0)
                .get("points")
                .size();
    }

    /** Holds each run up after two epochs until the served curve has them. */
    private final class Patient implements StudyListener {
        private final URI address;
        private final AtomicInteger served = new AtomicInteger();

        Patient(URI address) {
            this.address = address;
        }

        @Override
        public void onEpoch(Run run, EpochReport report) {
            if (report.epoch() == 2) {
                try {
                    long end = System.nanoTime() + 20_000_000_000L;
                    while (served.get() < 2 && System.nanoTime() < end) {
                        served.set(points(address));
                        Thread.sleep(50);
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void whatIsServedGrowsWithTheRuns() throws Exception {
        Dataset data = SmallData.dataset();
        Study study = new Study(
                "live",
                "Live",
                "Does it grow?",
                List.of(new Variant("dim 4", SmallData.spec(4))),
                List.of(1L),
                List.of(FigureKind.TEST_ACCURACY_BY_EPOCH));
        URI address;
        try (Engine engine = Engine.open(data, folder, EngineOptions.of(1))) {
            RunPlan plan = engine.plan(study.runs());
            SeenRuns seen = SeenRuns.of(plan.before(), engine.store());
            LiveReport live = LiveReport.start(new StudyReport(data, List.of(study)), seen, 0);
            address = live.address();
            assertEquals(0, points(address));
            Patient patient = new Patient(address);
            engine.train(plan, StudyListener.all(new ArrayList<>(List.of(seen, live, patient))));
            assertEquals(2, patient.served.get(), "the curve as it was served during the run");
            Thread watcher = new Thread(() -> live.close(State.FINISHED));
            watcher.start();
            JsonNode last = news(address);
            while (!last.get("state").asText().equals("finished")) {
                last = news(address);
            }
            assertTrue(last.get("parts").get("status").asText().contains("1 run "));
            assertEquals(
                    6,
                    last.get("figures")
                            .get(CURVE)
                            .get("lines")
                            .get(0)
                            .get("points")
                            .size());
            watcher.join();
        }
        URI gone = address;
        assertThrows(IOException.class, () -> news(gone));
    }
}
