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
 * Says what a penalty on parameters does to items that are rated rarely: under Adam, L2 lets their rows collapse first
 * ({@link Drift}).
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
        String setting = Words.setting(contrast.axis().settings().get(0));
        return "%s %s: with %s instead of %s test accuracy changes by %s for items with %s training ratings, and by %s for those with %s%s"
                .formatted(
                        setting,
                        shown
                                ? "costs rare items more than frequent ones"
                                : "does not cost rare items more than frequent ones beyond chance",
                        label(effect.variant),
                        label(without),
                        Words.change(effect.rare),
                        buckets.get(rare).label(),
                        Words.change(effect.frequent),
                        buckets.get(frequent).label(),
                        setting.equals("L2") ? drift(effect.variant, rare, shown) : "");
    }

    /** What Adam makes of it, the next sentence. */
    private String drift(int variant, int rare, boolean shown) {
        JudgedRun run = study.runsOf(variant).get(0);
        return Drift.of(run.figures().run().spec(), run.test(), rare)
                .map(drift -> told(drift, shown))
                .orElse("");
    }

    private static String told(Drift drift, boolean shown) {
        String enough = "";
        if (drift.collapses() == shown) {
            enough = shown ? ", enough to bring them to 0" : ", too little to bring them to 0";
        }
        return ". Under Adam, L2 moves the numbers of a row that no batch touches by up to a learning rate a step, which is %s between two ratings of such an item%s (they start around %s)"
                .formatted(
                        Words.number(drift.distance(), drift.distance() < 10 ? 2 : 0),
                        enough,
                        drift.deviation() == 1 ? "1" : "0.1");
    }

    private String label(int variant) {
        return study.variants().get(variant).variant().label();
    }
}
