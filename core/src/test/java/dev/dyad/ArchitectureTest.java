package dev.dyad;

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

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.dyad");

    @ParameterizedTest
    @CsvSource({
        "dev.dyad,",
        "kernel,",
        "json,",
        "ratings,",
        "model, ratings kernel",
        "evaluate, recommend model ratings kernel",
        "recommend, model ratings kernel",
        "store, model ratings json",
        "train, train.adam train.als train.gibbs train.sgd model ratings kernel",
        "train.fit, train evaluate store model ratings kernel",
        "train.adam, train train.fit store model ratings kernel",
        "train.als, train train.fit model ratings kernel",
        "train.gibbs, train train.fit evaluate store model ratings kernel",
        "train.sgd, train train.fit store model ratings kernel"
    })
    void aPackageSeesOnlyWhatItMay(String room, String seen) {
        String name = room.equals("dev.dyad") ? room : "dev.dyad." + room;
        String[] allowed = Stream.concat(
                        Stream.of(name, "dev.dyad", "java..", "org.jspecify.annotations"),
                        Arrays.stream(seen == null ? new String[0] : seen.split(" "))
                                .map(other -> "dev.dyad." + other))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(name)
                .and()
                .haveNameNotMatching("dev\\.dyad\\.kernel\\.(Vector.*|LaneSum)")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CORE);
    }

    @Test
    void theVectorApiIsUsedByVectorKernelsAlone() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.dyad\\.kernel\\.(Vector.*|LaneSum)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(CORE);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.dyad.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void nothingPrints() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(CORE);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager)(\\$.*)?")
                .check(CORE);
    }

    @Test
    void nothingSetsSystemProperties() {
        noClasses()
                .should()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .check(CORE);
    }
}
