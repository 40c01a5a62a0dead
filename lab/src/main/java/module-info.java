/** Controlled experiments: studies, their runs, and what can be said of them. */
module dev.dyad.lab {
    requires transitive dev.dyad.core;
    requires com.fasterxml.jackson.databind;
    requires org.snakeyaml.engine;
    requires static org.jspecify;

    exports dev.dyad.lab;
    exports dev.dyad.lab.run;
    exports dev.dyad.lab.studies;
}
