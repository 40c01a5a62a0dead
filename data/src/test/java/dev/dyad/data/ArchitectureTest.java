package dev.dyad.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

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

    private static final JavaClasses DATA = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.dyad.data");

    @ParameterizedTest
    @CsvSource({
        "data, dev.dyad.data.rows de.siegmar.fastcsv..",
        "data.rows, de.siegmar.fastcsv..",
        "data.sql, dev.dyad.data org.duckdb",
        "data.cache, dev.dyad.data dev.dyad.store",
        "data.download,",
        "data.synthetic,"
    })
    void aPackageSeesOnlyWhatItMay(String room, String seen) {
        String name = "dev.dyad." + room;
        String[] allowed = Stream.concat(
                        Stream.of(name, "dev.dyad", "dev.dyad.ratings", "java..", "org.jspecify.annotations"),
                        Arrays.stream(seen == null ? new String[0] : seen.split(" ")))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(DATA);
    }

    @Test
    void coreKeepsItsKernelsAndItsJsonToItself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.dyad.kernel", "dev.dyad.json")
                .check(DATA);
    }

    @Test
    void nothingPrints() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(DATA);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager)(\\$.*)?")
                .check(DATA);
    }
}
