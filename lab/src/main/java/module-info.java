/** Controlled experiments: studies, their runs, and what can be said of them. */
module dev.dyad.lab {
    requires transitive dev.dyad.core;
    requires com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires java.desktop;
    requires jdk.httpserver;
    requires org.snakeyaml.engine;
    requires static org.jspecify;

    exports dev.dyad.lab;
    exports dev.dyad.lab.compare;
    exports dev.dyad.lab.export;
    exports dev.dyad.lab.findings;
    exports dev.dyad.lab.report;
    exports dev.dyad.lab.report.assemble;
    exports dev.dyad.lab.report.page;
    exports dev.dyad.lab.report.picture;
    exports dev.dyad.lab.run;
    exports dev.dyad.lab.statistics;
    exports dev.dyad.lab.studies;
    exports dev.dyad.lab.tune;
}
