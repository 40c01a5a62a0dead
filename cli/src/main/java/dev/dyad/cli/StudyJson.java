package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.findings.Measured;
import dev.dyad.lab.findings.RunFigures;
import dev.dyad.lab.findings.VariantFigures;
import dev.dyad.lab.run.FailedRun;
import java.util.List;

/** What {@code dyad study --json} prints of studies. */
final class StudyJson {

    private StudyJson() {}

    static ArrayNode studies(List<Findings> all) {
        ArrayNode array = Json.array();
        all.forEach(findings -> array.add(study(findings)));
        return array;
    }

    private static ObjectNode study(Findings findings) {
        ObjectNode node = Json.object();
        node.put("name", findings.study().name());
        node.put("title", findings.study().title());
        node.put("question", findings.study().question());
        ArrayNode sentences = node.putArray("findings");
        findings.sentences().forEach(sentences::add);
        ArrayNode variants = node.putArray("variants");
        findings.variants().forEach(variant -> variants.add(variant(variant)));
        return node;
    }

    private static ObjectNode variant(VariantFigures variant) {
        ObjectNode node = Json.object();
        node.put("label", variant.variant().label());
        node.set("bestTestAccuracy", measured(variant.bestAccuracy()));
        variant.validatedAccuracy().ifPresent(accuracy -> node.set("validatedTestAccuracy", measured(accuracy)));
        node.set("trainTestGap", measured(variant.gapAtEnd()));
        node.set("testRmse", Json.number(variant.rmse()));
        ArrayNode runs = node.putArray("runs");
        variant.runs().forEach(run -> runs.add(run(run)));
        return node;
    }

    private static ObjectNode measured(Measured measured) {
        ObjectNode node = Json.object();
        node.set("value", Json.number(measured.value()));
        node.set("low", Json.number(measured.interval().low()));
        node.set("high", Json.number(measured.interval().high()));
        return node;
    }

    private static ObjectNode run(RunFigures figures) {
        RunResult run = figures.run();
        ObjectNode node = Json.object();
        node.put("id", run.id());
        node.put("seed", run.spec().seed());
        node.put("epochs", run.epochs().size());
        node.put("bestEpoch", run.byTest().epoch());
        node.set("bestTestAccuracy", Json.number(figures.byTest().accuracy().share()));
        run.byValidation().ifPresent(chosen -> node.put("validatedEpoch", chosen.epoch()));
        figures.byValidation()
                .ifPresent(chosen -> node.set(
                        "validatedTestAccuracy", Json.number(chosen.accuracy().share())));
        node.set("seconds", Json.number(run.seconds()));
        return node;
    }

    static ArrayNode failed(List<FailedRun> runs, StudyLabels labels) {
        ArrayNode array = Json.array();
        for (FailedRun failed : runs) {
            array.addObject()
                    .put("id", failed.run().id())
                    .put("label", labels.of(failed.run().spec()))
                    .put("kind", failed.kind().name())
                    .put("message", failed.message());
        }
        return array;
    }
}
