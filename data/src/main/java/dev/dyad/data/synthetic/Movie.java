package dev.dyad.data.synthetic;

import java.util.List;

/**
 * A movie of the catalog.
 *
 * @param id as in the files
 * @param title with the year in parentheses, as a rule
 * @param year of its release
 * @param genres none to four
 */
record Movie(int id, String title, int year, List<Genre> genres) {}
