package dev.dyad.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.model.RandomModels;
import dev.dyad.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the published format alone says of a model file, read by another language. */
class PythonReadsModelsTest {

    /** Parses by the format, scores every pair by the documented equation, and prints titles and scores. */
    private static final String SCRIPT = """
            import json, struct, sys
            import numpy as np
            raw = open(sys.argv[1], "rb").read()
            n = struct.unpack("<Q", raw[:8])[0]
            assert n % 8 == 0 and raw[8:9] == b"{"
            header = json.loads(raw[8:8 + n].decode("utf-8"))
            meta = header.pop("__metadata__")
            assert all(isinstance(v, str) for v in meta.values())
            types = {"F32": "<f4", "I32": "<i4", "I64": "<i8", "U8": "u1"}
            data, end, t = raw[8 + n:], 0, {}
            for name, info in header.items():
                begin, stop = info["data_offsets"]
                assert begin == end, name
                end = stop
                dtype = np.dtype(types[info["dtype"]])
                assert begin % dtype.itemsize == 0, name
                t[name] = np.frombuffer(data[begin:stop], dtype).reshape(info["shape"])
            assert end == len(data)

            def texts(name):
                offsets, blob = t[name + ".offsets"], t[name + ".text"].tobytes()
                return [blob[a:b].decode("utf-8") for a, b in zip(offsets[:-1], offsets[1:])]

            spec = json.loads(meta["spec"])
            assert spec["similarity"] == "cosine" and spec["biases"] == "item"
            low, high, step = map(float, meta["scale"].split(":"))
            p, q = t["user.factors"].astype(float), t["item.factors"].astype(float)
            starts, rows = t["item.features.starts"], len(q)
            for i in range(rows):
                for k in range(starts[i], starts[i + 1]):
                    q[i] += t["item.features.weights"][k] * t["item.features.factors"][t["item.features.indices"][k]]
            cos = p @ q.T / np.linalg.norm(p, axis=1)[:, None] / np.linalg.norm(q, axis=1)
            score = float(meta["offset"]) + t["item.biases"] + (high - low + step) / 2 * cos
            print("|".join(texts("item.titles")))
            print(" ".join(repr(float(s)) for s in score.ravel()))
            """;

    @TempDir
    Path folder;

    @Test
    void scoresComputedFromTheFileAreTheModels() throws IOException, InterruptedException {
        Assumptions.assumeTrue(run("-c", "import numpy").isPresent(), "python3 with numpy is not there");
        TrainedModel model = RandomModels.rich(new SplittableRandom(3), 5, 8);
        Path file = folder.resolve("m.safetensors");
        ModelFile.write(model, file);
        Path script = Files.writeString(folder.resolve("read.py"), SCRIPT);

        List<String> lines =
                run(script.toString(), file.toString()).orElseThrow().lines().toList();
        assertEquals(String.join("|", model.items().titles()), lines.get(0));
        String[] scores = lines.get(1).split(" ");
        assertEquals(5 * 8, scores.length);
        for (int i = 0; i < scores.length; i++) {
            assertEquals(model.factors().score(i / 8, i % 8), Double.parseDouble(scores[i]), 1e-5);
        }
    }

    /** What the Python of this machine prints; nothing where there is none or the script fails. */
    private Optional<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-X", "utf8"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        try {
            Process python = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = python.waitFor(60, TimeUnit.SECONDS);
            python.destroy();
            boolean worked = ended && python.exitValue() == 0;
            System.out.print(worked ? "" : Files.readString(output, UTF_8));
            return worked ? Optional.of(Files.readString(output, UTF_8)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
