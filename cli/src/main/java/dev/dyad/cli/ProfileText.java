package dev.dyad.cli;

import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Table;
import dev.dyad.data.AttributeCoverage;
import dev.dyad.data.DataProfile;
import dev.dyad.data.LevelCount;
import dev.dyad.data.LongTail;
import dev.dyad.data.RatedItem;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** A data set's profile for people. */
final class ProfileText {

    private static final int BAR_WIDTH = 40;

    private final Output out;

    ProfileText(Output out) {
        this.out = out;
    }

    void print(DataProfile profile) {
        out.line(out.style("bold", profile.name()) + "  " + profile.source() + "  checksum " + profile.checksum());
        out.format(
                "%,d ratings of %,d items by %,d users: %.3f %% of all pairs; mean rating %.3f",
                profile.ratings(),
                profile.byItem().rows(),
                profile.byUser().rows(),
                profile.density() * 100,
                profile.meanRating());
        profile.times()
                .ifPresentOrElse(
                        span -> out.format(
                                "From %s to %s; %.1f %% from before MovieLens took half stars (18 February 2003)",
                                LocalDate.ofInstant(span.first(), ZoneOffset.UTC),
                                LocalDate.ofInstant(span.last(), ZoneOffset.UTC),
                                span.shareBeforeHalfStars() * 100),
                        () -> out.line("The ratings have no times"));
        out.line("");
        printHistogram(profile);
        out.line("");
        printTails(profile);
        printAttributes(profile);
        printMostRated(profile.mostRated());
        if (!profile.problems().isEmpty()) {
            out.line("");
            out.line(out.style("bold", "To know before training"));
            profile.problems().forEach(problem -> out.line("  " + problem));
        }
    }

    private void printHistogram(DataProfile profile) {
        long most = Math.max(
                1,
                profile.histogram().stream().mapToLong(LevelCount::count).max().orElse(1));
        Table table = new Table("rating", "ratings", "share", "<");
        for (LevelCount level : profile.histogram()) {
            table.row(
                    Double.toString(level.rating()),
                    count(level.count()),
                    percent((double) level.count() / Math.max(1, profile.ratings())),
                    "█".repeat((int) Math.round((double) BAR_WIDTH * level.count() / most)));
        }
        table.print(out, 2);
    }

    private void printTails(DataProfile profile) {
        Table table = new Table(
                "<ratings of",
                "fewest",
                "median",
                "mean",
                "most",
                "top 1 % have",
                "top 10 % have",
                "fewer than 5",
                "none");
        table.row(tail("a user", profile.byUser()));
        table.row(tail("an item", profile.byItem()));
        table.print(out, 2);
    }

    private static String[] tail(String name, LongTail tail) {
        return new String[] {
            name,
            count(tail.min()),
            String.format(Locale.ROOT, "%,.0f", tail.median()),
            String.format(Locale.ROOT, "%,.1f", tail.mean()),
            count(tail.max()),
            percent(tail.topOnePercentShare()),
            percent(tail.topTenPercentShare()),
            count(tail.withFewerThanFive()),
            count(tail.withoutRatings())
        };
    }

    private void printAttributes(DataProfile profile) {
        Table table = new Table("<attribute", "values", "known of");
        addAttributes(table, "user.", profile.userAttributes());
        addAttributes(table, "", profile.itemAttributes());
        if (!profile.userAttributes().isEmpty() || !profile.itemAttributes().isEmpty()) {
            out.line("");
            table.print(out, 2);
        }
    }

    private static void addAttributes(Table table, String prefix, List<AttributeCoverage> attributes) {
        for (AttributeCoverage attribute : attributes) {
            table.row(
                    prefix + attribute.name(),
                    count(attribute.values()),
                    count(attribute.described()) + " of " + count(attribute.rows()));
        }
    }

    private void printMostRated(List<RatedItem> items) {
        Table table = new Table("ratings", "mean", "<most rated items");
        for (RatedItem item : items) {
            table.row(count(item.ratings()), String.format(Locale.ROOT, "%.2f", item.meanRating()), item.title());
        }
        if (!items.isEmpty()) {
            out.line("");
            table.print(out, 2);
        }
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
