package dev.dyad.cli;

import dev.dyad.data.DataProfile;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what ratings look like. */
@Command(
        name = "show",
        description = "Show what ratings look like: counts, histogram, long tails, time span, problems.",
        footer = {
            "",
            "Examples:",
            "  dyad data show ml-latest-small",
            "  dyad data show shop.csv --columns customer,product,stars"
        })
final class DataShowCommand extends BaseCommand {

    @Parameters(paramLabel = "PATH|NAME", arity = "0..1", description = "The ratings, as for --data.")
    private Optional<String> location = Optional.empty();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        location.ifPresent(data::locate);
        DataProfile profile = DataProfile.of(data.read(terminal()));
        if (json.isGiven()) {
            Json.print(terminal().out(), ProfileJson.document(profile));
        } else {
            new ProfileText(terminal().out()).print(profile);
        }
        return ExitCode.OK;
    }
}
