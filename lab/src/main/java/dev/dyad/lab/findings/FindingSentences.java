package dev.dyad.lab.findings;

import dev.dyad.lab.FigureKind;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.findings.Quantity.Kind;
import dev.dyad.lab.statistics.Spread;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells what a study found, sentence by sentence. Which sentences there are follows from what its variants differ in. */
final class FindingSentences {

    /** More contrasts than this are not told one by one. */
    private static final int CONTRASTS = 4;

    private final Study study;
    private final JudgedStudy judged;
    private final PairTable byValidation;
    private final List<VariantFigures> variants;
    private final Map<Kind, Telling> tellings = new EnumMap<>(Kind.class);
    private final List<String> sentences = new ArrayList<>();

    FindingSentences(Study study, JudgedStudy judged, PairTable accuracies, PairTable byValidation) {
        this.study = study;
        this.byValidation = byValidation;
        this.judged = judged;
        this.variants = judged.variants();
        tellings.put(Kind.ACCURACY, new Telling(Quantity.ACCURACY, variants, accuracies));
        tellings.put(Kind.GAP, new Telling(Quantity.GAP, variants, judged.unpaired(Quantity.GAP)));
        Quantity early = Quantity.accuracyAfter(Math.max(1, fewestEpochs() / 10));
        tellings.put(Kind.EARLY_ACCURACY, new Telling(early, variants, judged.unpaired(early)));
    }

    private int fewestEpochs() {
        return variants.stream()
                .flatMap(variant -> variant.runs().stream())
                .mapToInt(RunFigures::lastEpoch)
                .min()
                .orElse(1);
    }

    List<String> all() {
        List<Contrast> contrasts =
                Contrast.of(variants.stream().map(VariantFigures::variant).toList());
        if (variants.size() == 1) {
            say(telling(Kind.ACCURACY).quantity().subject() + " is "
                    + telling(Kind.ACCURACY).valueOf(0) + ", with nothing to compare it with");
        } else if (contrasts.size() == 1 && contrasts.get(0).variants().size() == variants.size()) {
            tell(contrasts.get(0));
        } else {
            overall();
            tellOrSum(contrasts);
        }
        ValidationSentence.of(variants, telling(Kind.ACCURACY).table(), byValidation)
                .ifPresent(this::say);
        seeds();
        missing();
        return sentences;
    }

    private Telling telling(Kind kind) {
        return tellings.get(kind);
    }

    private void say(String text) {
        sentences.add(Words.sentence(text));
    }

    /** Everything that is to be told of a contrast. */
    private void tell(Contrast contrast) {
        for (Kind kind : Kind.values()) {
            Optional<Claim> claim = Claim.about(contrast.axis(), kind).filter(c -> c.concerns(contrast));
            if (kind == Kind.ACCURACY || claim.isPresent() || (isWanted(kind) && contrast.isOrdered())) {
                String told = ContrastSentence.of(telling(kind), contrast);
                say(told + claim.map(c -> judgement(c, contrast)).orElse(""));
            }
        }
        RareItems.sentence(judged, contrast).ifPresent(this::say);
    }

    private boolean isWanted(Kind kind) {
        return switch (kind) {
            case ACCURACY -> true;
            case GAP -> study.figures().contains(FigureKind.TRAIN_TEST_GAP);
            case EARLY_ACCURACY ->
                study.figures().contains(FigureKind.TEST_ACCURACY_BY_EPOCH)
                        && !study.figures().contains(FigureKind.MAX_TEST_ACCURACY);
        };
    }

    private String judgement(Claim claim, Contrast contrast) {
        if (claim.isShown(telling(claim.kind()), contrast)) {
            return ", as in the article" + confounded(contrast);
        }
        return ". The article found that " + claim.text() + "; these data do not show it";
    }

    private static String confounded(Contrast contrast) {
        List<String> settings = contrast.axis().settings();
        return settings.size() == 1
                ? ""
                : ", though " + Words.list(settings.stream().map(Words::setting).toList())
                        + " change together, so that this does not say which of them did it";
    }

    private void overall() {
        List<Integer> all = IntStream.range(0, variants.size()).boxed().toList();
        say(RankingSentence.of(telling(Kind.ACCURACY), all));
        if (isWanted(Kind.GAP)) {
            say(RankingSentence.of(telling(Kind.GAP), all));
        }
    }

    /** Few contrasts are told; of many, how often they show what the article found. */
    private void tellOrSum(List<Contrast> contrasts) {
        if (contrasts.size() <= CONTRASTS) {
            contrasts.forEach(this::tell);
            return;
        }
        for (Claim claim : Claim.values()) {
            List<Contrast> concerned = contrasts.stream()
                    .filter(contrast ->
                            Claim.about(contrast.axis(), claim.kind()).equals(Optional.of(claim)))
                    .filter(claim::concerns)
                    .toList();
            long shown = concerned.stream()
                    .filter(contrast -> claim.isShown(telling(claim.kind()), contrast))
                    .count();
            if (!concerned.isEmpty()) {
                say(
                        "That %s, as the article found, shows beyond chance in %d of %d comparisons of runs that differ in this alone"
                                .formatted(claim.text(), shown, concerned.size()));
            }
        }
    }

    private void seeds() {
        List<Spread> spreads = variants.stream()
                .map(VariantFigures::seedSpread)
                .filter(spread -> spread.seeds() > 1)
                .toList();
        if (!spreads.isEmpty()) {
            double mean =
                    spreads.stream().mapToDouble(Spread::deviation).average().orElse(0);
            say("from seed to seed test accuracy has a standard deviation of %s (mean over %d variants)"
                    .formatted(Words.points(mean, 2), spreads.size()));
        }
    }

    private void missing() {
        List<Variant> finished = variants.stream().map(VariantFigures::variant).toList();
        List<String> missing = study.variants().stream()
                .filter(variant -> !finished.contains(variant))
                .map(Variant::label)
                .toList();
        if (!missing.isEmpty()) {
            say("%d of %d variants have no finished run yet: %s"
                    .formatted(missing.size(), study.variants().size(), Words.list(missing)));
        }
    }
}
