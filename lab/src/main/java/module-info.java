/** Controlled experiments: studies, their runs, and what can be said of them. */
module dev.dyad.lab {
    requires transitive dev.dyad.core;
    requires com.fasterxml.jackson.databind;
    requires java.desktop;
    requires jdk.httpserver;
    requires static org.jspecify;

    exports dev.dyad.lab;
    exports dev.dyad.lab.report;
    exports dev.dyad.lab.report.page;
    exports dev.dyad.lab.report.picture;
}
