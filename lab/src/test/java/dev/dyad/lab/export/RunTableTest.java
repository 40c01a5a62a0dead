package dev.dyad.lab.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.lab.Reports;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunResult.ChosenEpoch;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Specs;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunTableTest {

    private static RunResult run(String id, RunSpec spec, int epochs, int best) {
        return new RunResult(
                id,
                spec,
                IntStream.rangeClosed(1, epochs).mapToObj(Reports::epoch).toList(),
                new ChosenEpoch(best, Path.of("scores")),
                Optional.empty(),
                Map.of(),
                1,
                Path.of("run"));
    }

    @Test
    void hasOneRowForEachEpochWithTheRunsSettingsAndTheEpochsFigures() throws IOException {
        RunTable table = RunTable.of(
                List.of(run("0123456789abcdef", Specs.dim(8), 2, 2), run("1111111111111111", Specs.dim(16), 1, 1)));
        StringWriter csv = new StringWriter();

        table.writeTo(csv);

        assertEquals("""
                run,similarity,dim,biases,features,trainer,epochs,batch,learning_rate,l2,weight_decay,dropout,start,split,\
                validation,seed,epoch,train_loss,running_train_accuracy,train_accuracy,validation_accuracy,validation_rmse,test_accuracy,test_rmse,\
                test_mae,seconds,best_by_test,best_by_validation
                0123456789abcdef,cosine,8,none,none,adam,50,512,0.001,0.0,0.0,0.0,torch,random:0.1,0.0,1,1,1.0,\
                0.265625,0.390625,0.5,0.75,0.2578125,0.875,0.6875,1.5,false,
                0123456789abcdef,cosine,8,none,none,adam,50,512,0.001,0.0,0.0,0.0,torch,random:0.1,0.0,1,2,0.5,\
                0.28125,0.40625,0.5,0.75,0.265625,0.875,0.6875,1.5,true,
                1111111111111111,cosine,16,none,none,adam,50,512,0.001,0.0,0.0,0.0,torch,random:0.1,0.0,1,1,1.0,\
                0.265625,0.390625,0.5,0.75,0.2578125,0.875,0.6875,1.5,true,
                """, csv.toString());
    }

    @Test
    void columnsHaveTheNarrowestTypeOfTheirValuesButARunsNameIsAText() {
        RunTable table = RunTable.of(List.of(run("1111111111111111", Specs.dim(8), 1, 1)));
        assertEquals(Column.Type.TEXT, type(table, "run"));
        assertEquals(Column.Type.WHOLE, type(table, "dim"));
        assertEquals(Column.Type.REAL, type(table, "l2"));
        assertEquals(Column.Type.REAL, type(table, "learning_rate"));
        assertEquals(Column.Type.TEXT, type(table, "split"));
        assertEquals(Column.Type.REAL, type(table, "test_mae"));
        assertEquals(Column.Type.TRUTH, type(table, "best_by_test"));
    }

    @Test
    void figuresThatAreNotThereAreEmpty() {
        RunResult run = new RunResult(
                "a",
                Specs.dim(8),
                List.of(Reports.withoutTest(1)),
                new ChosenEpoch(1, Path.of("scores")),
                Optional.of(new ChosenEpoch(1, Path.of("scores"))),
                Map.of(),
                1,
                Path.of("run"));
        RunTable table = RunTable.of(List.of(run));
        List<String> row = table.rows().get(0);
        assertEquals("", row.get(place(table, "test_accuracy")));
        assertEquals("0.5", row.get(place(table, "train_loss")));
        assertEquals("true", row.get(place(table, "best_by_validation")));
    }

    private static int place(RunTable table, String name) {
        return table.columns().stream().map(Column::name).toList().indexOf(name);
    }

    private static Column.Type type(RunTable table, String name) {
        return table.columns().get(place(table, name)).type();
    }
}
