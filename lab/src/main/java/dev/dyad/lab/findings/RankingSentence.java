package dev.dyad.lab.findings;

import java.util.ArrayList;
import java.util.List;

/** Says which of some variants are highest, and which are really below them. */
final class RankingSentence {

    /** More names than this are too many for a sentence. */
    private static final int NAMES = 4;

    private RankingSentence() {}

    /** The sentence, without capital letter and full stop. */
    static String of(Telling telling, List<Integer> variants) {
        List<Integer> ranking =
                telling.ranking().stream().filter(variants::contains).toList();
        int best = ranking.get(0);
        List<Integer> level = new ArrayList<>();
        List<Integer> below = new ArrayList<>();
        for (int variant : ranking.subList(1, ranking.size())) {
            (telling.table().isAbove(variant, best) ? below : level).add(variant);
        }
        String told = "%s is highest with %s, %s"
                .formatted(telling.quantity().subject(), telling.label(best), telling.value(best));
        if (!level.isEmpty()) {
            told += ", from which %s not differ beyond chance (%s)"
                    .formatted(names(telling, level), p(telling, best, level));
        }
        return below.isEmpty() ? told : told + "; " + lower(telling, below);
    }

    private static String names(Telling telling, List<Integer> level) {
        String names = level.size() > NAMES ? level.size() + " others" : telling.labels(level);
        return names + (level.size() == 1 ? " does" : " do");
    }

    private static String p(Telling telling, int best, List<Integer> level) {
        double least = level.stream()
                .mapToDouble(variant -> telling.table()
                        .between(variant, best)
                        .map(Difference::adjustedP)
                        .orElse(1.0))
                .min()
                .orElse(1);
        return level.size() == 1 ? Words.p(least) : Words.pAtLeast(least);
    }

    private static String lower(Telling telling, List<Integer> below) {
        if (below.size() > NAMES) {
            return "%d others are lower, down to %s"
                    .formatted(below.size(), telling.valueOf(below.get(below.size() - 1)));
        }
        String names = Words.list(below.stream()
                .map(variant -> telling.label(variant) + " (" + telling.value(variant) + ")")
                .toList());
        return names + (below.size() == 1 ? " is lower" : " are lower");
    }
}
