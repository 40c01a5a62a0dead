package dev.dyad.lab.findings;

import dev.dyad.lab.findings.Quantity.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Says which of some variants is best, and which are really apart from it. Of gaps the smallest comes first. */
final class RankingSentence {

    /** More names than this are too many for a sentence. */
    private static final int NAMES = 4;

    private final Telling telling;
    private final boolean smallestFirst;

    private RankingSentence(Telling telling) {
        this.telling = telling;
        this.smallestFirst = telling.quantity().kind() == Kind.GAP;
    }

    /** The sentence, without capital letter and full stop. */
    static String of(Telling telling, List<Integer> variants) {
        return telling.canCompare(variants) ? new RankingSentence(telling).told(variants) : telling.apart(variants);
    }

    private String told(List<Integer> variants) {
        List<Integer> ranking = new ArrayList<>(
                telling.ranking().stream().filter(variants::contains).toList());
        if (smallestFirst) {
            Collections.reverse(ranking);
        }
        int first = ranking.get(0);
        List<Integer> level = new ArrayList<>();
        List<Integer> apart = new ArrayList<>();
        for (int variant : ranking.subList(1, ranking.size())) {
            (telling.table().isReal(first, variant) ? apart : level).add(variant);
        }
        Kind kind = telling.quantity().kind();
        return "%s is %s with %s, %s%s%s"
                .formatted(
                        telling.quantity().subject(),
                        smallestFirst ? kind.lowest : kind.highest,
                        telling.label(first),
                        telling.value(first),
                        level(first, level),
                        apart(apart));
    }

    private String level(int first, List<Integer> level) {
        if (level.isEmpty()) {
            return "";
        }
        double least = level.stream()
                .flatMap(variant -> telling.table().between(first, variant).stream())
                .mapToDouble(Difference::adjustedP)
                .min()
                .orElse(1);
        return ", from which %s not differ beyond chance (%s)"
                .formatted(
                        level.size() > NAMES
                                ? level.size() + " others do"
                                : telling.labels(level) + (level.size() == 1 ? " does" : " do"),
                        level.size() == 1 ? Words.p(least) : Words.pAtLeast(least));
    }

    private String apart(List<Integer> apart) {
        if (apart.isEmpty()) {
            return "";
        }
        Kind kind = telling.quantity().kind();
        String how = smallestFirst ? kind.above : kind.below;
        if (apart.size() > NAMES) {
            return "; %d others are %s, %s to %s"
                    .formatted(
                            apart.size(),
                            how,
                            smallestFirst ? "up" : "down",
                            telling.valueOf(apart.get(apart.size() - 1)));
        }
        String names = Words.list(apart.stream()
                .map(variant -> telling.label(variant) + " (" + telling.value(variant) + ")")
                .toList());
        return "; " + names + (apart.size() == 1 ? " is " : " are ") + how;
    }
}
