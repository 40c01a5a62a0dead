package dev.dyad.lab.run;

import dev.dyad.lab.RunSpec;
import java.nio.file.Path;

/**
 * One training of a study.
 *
 * @param id {@link RunSpec#id}
 * @param spec what is trained
 * @param folder where its files are, or will be
 */
public record Run(String id, RunSpec spec, Path folder) {}
