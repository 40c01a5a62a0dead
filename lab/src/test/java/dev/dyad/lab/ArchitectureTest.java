package dev.dyad.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages are rooms: each sees only those it was given. */
class ArchitectureTest {

    private static final JavaClasses LAB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.dyad.lab");

    /** A report's words are free of how they are drawn, pictures of how they are shown, and both of studies. */
    @ParameterizedTest
    @CsvSource({
        "dev.dyad.lab.report,",
        "dev.dyad.lab.report.picture, dev.dyad.lab.report dev.dyad",
        "dev.dyad.lab.report.page, dev.dyad.lab.report dev.dyad.lab.report.picture dev.dyad dev.dyad.store"
                + " com.fasterxml.jackson.. com.sun.net.httpserver",
        "dev.dyad.lab.statistics, dev.dyad.ratings"
    })
    void aPackageSeesOnlyWhatItMay(String room, String seen) {
        String[] allowed = Stream.concat(
                        Stream.of(room, "java..", "javax.imageio..", "org.jspecify.annotations"),
                        Arrays.stream(seen == null ? new String[0] : seen.split(" ")))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(LAB);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.dyad.lab.(**)").should().beFreeOfCycles().check(LAB);
    }

    @Test
    void nothingPrints() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(LAB);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager)(\\$.*)?")
                .check(LAB);
    }

    @Test
    void nothingSetsSystemProperties() {
        noClasses()
                .should()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .check(LAB);
    }
}
