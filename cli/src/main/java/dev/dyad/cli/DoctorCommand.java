package dev.dyad.cli;

import dev.dyad.cli.terminal.Output;
import picocli.CommandLine.Command;

/** Looks at the machine. */
@Command(
        name = "doctor",
        description = "Look at Java, processor, memory and caches; say what is slow and how to mend it.")
final class DoctorCommand extends BaseCommand {

    @Override
    ExitCode run() {
        Output out = terminal().out();
        Diagnosis diagnosis = Diagnosis.ofThisMachine();
        out.line("dyad " + Version.text());
        for (Finding finding : diagnosis.findings()) {
            String mark = finding.remedy().isEmpty() ? out.style("green", "ok  ") : out.style("bold,yellow", "slow");
            out.format("%s  %-12s  %s", mark, finding.subject(), finding.fact());
            finding.remedy().ifPresent(remedy -> out.format("%20s%s", "", "-> " + remedy));
        }
        long slow = diagnosis.findings().stream()
                .filter(finding -> finding.remedy().isPresent())
                .count();
        out.line(slow == 0 ? "Nothing to mend." : "To mend: " + slow);
        return ExitCode.OK;
    }
}
