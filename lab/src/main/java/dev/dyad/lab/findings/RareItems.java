package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Accuracy;
import dev.dyad.lab.statistics.Estimate;
import dev.dyad.lab.statistics.Holm;
import dev.dyad.lab.statistics.McNemar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a penalty on parameters does to items that are rated rarely. L2 is part of the gradient, and Adam's steps are as
 * long for a small gradient as for a large one: a row that no batch touches moves towards 0 by about a learning rate a
 * step. Rows of rare items thus collapse first.
 */
final class RareItems {

    /** Fewer test ratings than this say little of a bucket. */
    private static final long ENOUGH = 100;

    /** What a penalty does to the accuracy of rare and of frequent items, and the difference of both. */
    private record Effect(int variant, Estimate rare, Estimate frequent, Estimate more) {}

    private final JudgedStudy study;
    private final Contrast contrast;
    private final int without;
    private final List<ItemBucket> buckets;

    private RareItems(JudgedStudy study, Contrast contrast, int without) {
        this.study = study;
        this.contrast = contrast;
        this.without = without;
        this.buckets = study.variants().get(without).byItemRatings();
    }

    /** The sentence for a contrast of a penalty with none; empty for other contrasts and where ratings are too few. */
    static Optional<String> sentence(JudgedStudy study, Contrast contrast) {
        List<String> settings = contrast.axis().settings();
        boolean penalty = settings.equals(List.of("l2")) || settings.equals(List.of("weight-decay"));
        if (!penalty || !contrast.axis().isOrdered()) {
            return Optional.empty();
        }
        return contrast.variants().stream()
                .filter(variant -> contrast.axis().number(variant) == 0)
                .findFirst()
                .flatMap(without -> new RareItems(study, contrast, without).sentence());
    }

    private Optional<String> sentence() {
        Optional<Integer> rare = buckets(1).stream().findFirst();
        Optional<Integer> frequent = buckets(1).stream().reduce((before, after) -> after);
        if (rare.isEmpty() || rare.equals(frequent)) {
            return Optional.empty();
        }
        List<Effect> effects = effects(rare.get(), frequent.orElseThrow());
        if (effects.isEmpty()) {
            return Optional.empty();
        }
        double[] adjusted = Holm.adjust(
                effects.stream().mapToDouble(effect -> effect.more.p()).toArray());
        Effect clearest = effects.stream()
                .min(Comparator.comparingDouble(effect -> effect.more.value() / effect.more.error()))
                .orElseThrow();
        boolean shown = clearest.more.value() < 0 && adjusted[effects.indexOf(clearest)] < 0.05;
        return Optional.of(told(clearest, shown, rare.get(), frequent.get()));
    }

    /** The numbers of the buckets from that one on that have enough ratings. */
    private List<Integer> buckets(int first) {
        List<Integer> enough = new ArrayList<>();
        for (int b = first; b < ItemBucket.COUNT; b++) {
            Accuracy accuracy = buckets.get(b).accuracy();
            if (accuracy.ratings() >= ENOUGH) {
                enough.add(b);
            }
        }
        return enough;
    }

    private List<Effect> effects(int rare, int frequent) {
        List<Effect> effects = new ArrayList<>();
        for (int variant : contrast.variants()) {
            Optional<Estimate> ofRare = effect(variant, rare);
            Optional<Estimate> ofFrequent = effect(variant, frequent);
            if (variant != without && ofRare.isPresent() && ofFrequent.isPresent()) {
                effects.add(new Effect(
                        variant, ofRare.get(), ofFrequent.get(), ofRare.get().less(ofFrequent.get())));
            }
        }
        return effects;
    }

    private Optional<Estimate> effect(int variant, int bucket) {
        return study.overSeeds(without, variant, (none, with) -> none.against(with, bucket)).stream()
                .reduce(McNemar::plus)
                .map(McNemar::estimate);
    }

    private String told(Effect effect, boolean shown, int rare, int frequent) {
        String numbers =
                "with %s instead of %s test accuracy changes by %s for items with %s training ratings, and by %s for those with %s"
                        .formatted(
                                label(effect.variant),
                                label(without),
                                Words.change(effect.rare),
                                buckets.get(rare).label(),
                                Words.change(effect.frequent),
                                buckets.get(frequent).label());
        String setting = Words.setting(contrast.axis().settings().get(0));
        if (!shown) {
            return "%s does not cost rare items more than frequent ones beyond chance: %s".formatted(setting, numbers);
        }
        String why = setting.equals("L2")
                ? ". Under Adam, L2 moves a row that no batch touches by about a learning rate a step, so that the rows of rare items collapse first"
                : "";
        return "%s costs rare items more than frequent ones: %s%s".formatted(setting, numbers, why);
    }

    private String label(int variant) {
        return study.variants().get(variant).variant().label();
    }
}
