package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.cli.terminal.Output.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {

    private final Screen screen = Screen.plain();

    @Test
    void withoutArgumentsTheCommandsAreShown() {
        assertEquals(ExitCode.OK, screen.run());
        for (String command : List.of("demo", "train", "evaluate", "predict", "recommend", "study", "data", "doctor")) {
            assertTrue(screen.out().contains("\n  " + command + " "), command);
        }
        assertEquals("", screen.err());
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertEquals(ExitCode.OK, screen.run("--version"));
        assertTrue(screen.out().matches("dyad \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+\\)\\R"), screen.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--dim, x, is not a whole number",
        "--seed, abc, is not a whole number",
        "--l2, nan, is not a number",
        "--epochs, 99999999999, is not a whole number in range"
    })
    void aValueThatIsNoNumberIsCalledSo(String option, String value, String expected) {
        assertEquals(ExitCode.USAGE, screen.run("train", option, value));
        assertTrue(screen.err().contains("'" + option + "': '" + value + "' " + expected), screen.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "train",
                "evaluate",
                "predict",
                "recommend",
                "study",
                "study list",
                "study run",
                "study report",
                "study export",
                "study example",
                "data",
                "data list",
                "data get",
                "data make",
                "data show",
                "doctor",
                "completion",
                "help"
            })
    void everyCommandHasHelp(String command) {
        String[] words = (command + " --help").split(" ");
        assertEquals(ExitCode.OK, screen.run(words));
        assertTrue(screen.out().startsWith("Usage: dyad " + command), screen.out());
        assertTrue(screen.out().lines().allMatch(line -> line.length() <= 100), screen.out());
        Screen asked = Screen.plain();
        assertEquals(ExitCode.OK, asked.run(("help " + command).split(" ")));
        assertEquals(screen.out(), asked.out());
    }

    @Test
    void everyOptionIsDescribed() {
        CommandLine root = Dyad.commandLine(screen.terminal(), new Failures(screen.terminal()));
        assertDescribed(root);
    }

    private static void assertDescribed(CommandLine command) {
        command.getCommandSpec()
                .options()
                .forEach(option -> assertTrue(
                        option.description().length > 0,
                        command.getCommandName() + " " + option.longestName() + " has no description"));
        command.getSubcommands().values().forEach(UsageTest::assertDescribed);
    }

    @Test
    void aMisspelledOptionIsMetWithTheRightOne() {
        assertEquals(ExitCode.USAGE, screen.run("train", "--data", "x", "--simlarity", "dot"));
        assertTrue(screen.err().contains("--simlarity"), screen.err());
        assertTrue(screen.err().contains("--similarity"), screen.err());
        assertEquals("", screen.out());
    }

    @Test
    void aMisspelledCommandIsMetWithTheRightOne() {
        assertEquals(ExitCode.USAGE, screen.run("trian"));
        assertTrue(screen.err().contains("dyad train"), screen.err());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "trian, There is no command 'trian', Try 'dyad help'.",
                "help trian, There is no command 'trian', Try 'dyad help'.",
                "data gte, There is no command 'data gte', Try 'dyad help data'.",
                "help data gte, There is no command 'data gte', Try 'dyad help data'.",
                "help data get ml-25m, 'ml-25m' is one word too many, Try 'dyad help data get'.",
                "doctor now, 'now' is one word too many, Try 'dyad help doctor'.",
                "train --simlarity dot, There is no option '--simlarity', Try 'dyad help train'."
            })
    void aWordThatIsNothingHereIsCalledSo(String typed, String said, String next) {
        assertEquals(ExitCode.USAGE, screen.run(typed.split(" ")));
        assertTrue(screen.err().contains(said), screen.err());
        assertTrue(screen.err().contains(next), screen.err());
    }

    @Test
    void aMissingOptionIsNamed() {
        assertEquals(ExitCode.USAGE, screen.run("data", "make", "--like", "demo"));
        assertTrue(screen.err().contains("--out"), screen.err());
        assertTrue(screen.err().contains("dyad help data make"), screen.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--dim,0,1 to 1024",
        "--dim,many,many",
        "--similarity,manhattan,dot or cosine",
        "--batch,0,65",
        "--learning-rate,-1,above 0",
        "--learning-rate,fast,one-cycle:",
        "--learning-rate,'step:1e-2,evry=3','every=10'",
        "--weight-decay,-1,0 or more",
        "--weight-decay,1001,below 1",
        "--validation,1,such as 0.05",
        "--dropout,1,0.9",
        "--split,random:1.5,above 0 and below 1",
        "--split,half,random:0.1",
        "--threads,0,1 to 1024",
        "--on-bad-row,ignore,skip",
        "--trainer,magic,adam or gibbs",
        "--row-l2,-1,0 to 10",
        "--patience,-1,0 epochs or more",
        "--patience,2,--validation 0.05",
        "--measure,never,each or last",
        "--l2,1.5,0 to 1"
    })
    void aValueThatIsNotAllowedIsNamedWithWhatIs(String option, String value, String named, @TempDir Path folder)
            throws Exception {
        Path ratings = folder.resolve("ratings.csv");
        Files.writeString(ratings, "userId,movieId,rating\n1,1,4\n1,2,3\n2,1,5\n2,2,1\n");
        String out = folder.resolve("m.safetensors").toString();
        assertEquals(ExitCode.USAGE, screen.run("train", "--data", ratings.toString(), "--out", out, option, value));
        assertTrue(screen.err().contains(value.replace("random:", "")), screen.err());
        assertTrue(screen.err().toLowerCase().contains(named), screen.err());
        assertFalse(screen.err().contains("\tat "), screen.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--trainer sgd --batch 64, --batch belongs to --trainer adam",
        "--trainer adam --row-l2 3, --row-l2 belongs to --trainer sgd",
        "--similarity cosine --patience 3, --patience belongs to --trainer sgd",
        "--trainer sgd --similarity cosine, --trainer adam",
        "--head ordinal --trainer adam --similarity cosine, take --similarity dot",
        "--head implicit --trainer sgd, take --trainer als",
        "--head implicit --batch 64, take --trainer als",
        "--head implicit --biases item, take --biases none",
        "--head ordinal --trainer als, take --trainer sgd",
        "--trainer als --learning-rate 0.1, the trainer als has none",
        "--trainer als --unobserved 0.1, it goes with --head implicit",
        "--unobserved 0.1, --unobserved belongs to --trainer als",
        "--trainer als --similarity cosine, take --similarity dot",
        "--trainer gibbs --row-l2 3, --row-l2 belongs to another trainer",
        "--trainer sgd --samples 8, --samples belongs to --trainer gibbs",
        "--trainer gibbs --similarity cosine, take --similarity dot",
        "--trainer gibbs --head ordinal, take --trainer sgd",
        "--trainer gibbs --epochs 20 --samples 30, give 40 epochs or more",
        "--trainer gibbs --dim 100 --samples 20, take fewer dimensions",
        "--validation 0.3 --patience 2 --measure last, needs every epoch measured"
    })
    void optionsOfOneTrainerAreRefusedByTheOther(String options, String named, @TempDir Path folder) throws Exception {
        Path ratings = folder.resolve("ratings.csv");
        Files.writeString(ratings, "userId,movieId,rating\n1,1,4\n1,2,3\n2,1,5\n2,2,1\n");
        List<String> words = new ArrayList<>(List.of("train", "--data", ratings.toString()));
        words.addAll(List.of("--out", folder.resolve("m.safetensors").toString()));
        words.addAll(List.of(options.split(" ")));
        assertEquals(ExitCode.USAGE, screen.run(words.toArray(String[]::new)));
        assertTrue(screen.err().contains(named), screen.err());
    }

    @Test
    void ratingsThatAreNotThereAreAnIoError() {
        assertEquals(ExitCode.IO, screen.run("train", "--data", "no-such-folder"));
        assertTrue(screen.err().contains("no-such-folder"), screen.err());
    }

    @Test
    void aKnownSetThatIsNotHereIsOfferedForFetching() {
        assertEquals(ExitCode.IO, screen.run("train", "--data", "ml-20m"));
        assertTrue(screen.err().contains("dyad data get ml-20m"), screen.err());
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        ExitCode code = screen.run("evaluate", "--model", "no-such-model.safetensors");
        assertTrue(code == ExitCode.IO || code == ExitCode.MODEL, code.name());
        assertTrue(screen.err().contains("no-such-model.safetensors"), screen.err());
    }

    @Test
    void coloursAreForTerminalsAlone() {
        Screen terminal = new Screen(Reader.TERMINAL);
        terminal.run("train", "--data", "no-such-folder");
        assertTrue(terminal.err().contains("\033["), terminal.err());
        screen.run("train", "--data", "no-such-folder");
        assertFalse(screen.err().contains("\033["), screen.err());
    }

    @Test
    void debugShowsTheStackTrace() {
        screen.run("train", "--data", "no-such-folder", "--debug");
        assertTrue(screen.err().contains("\tat dev.dyad"), screen.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completionScriptsKnowTheOptions(String shell) {
        assertEquals(ExitCode.OK, screen.run("completion", shell));
        assertTrue(screen.out().contains("--similarity"));
    }

    @Test
    void theDoctorNamesTheKernels() {
        assertEquals(ExitCode.OK, screen.run("doctor"));
        assertTrue(screen.out().matches("(?s).*kernels +(vector|scalar).*"), screen.out());
    }
}
