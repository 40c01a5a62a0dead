package dev.dyad.lab.findings;

import dev.dyad.lab.FigureKind;
import dev.dyad.lab.Study;
import dev.dyad.lab.findings.Quantity.Kind;
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
    private final List<VariantFigures> variants;
    private final Map<Kind, Telling> tellings = new EnumMap<>(Kind.class);
    private final List<String> sentences = new ArrayList<>();

    private FindingSentences(Study study, JudgedStudy judged, PairTable accuracies) {
        this.study = study;
        this.judged = judged;
        this.variants = judged.variants();
        tellings.put(Kind.ACCURACY, new Telling(Quantity.ACCURACY, variants, accuracies));
        for (Quantity quantity : List.of(Quantity.GAP, Quantity.MEAN_ACCURACY)) {
            tellings.put(quantity.kind(), new Telling(quantity, variants, judged.unpaired(quantity)));
        }
    }

    /**
     * All sentences.
     *
     * @param judged with one variant at least
     */
    static List<String> of(Study study, JudgedStudy judged, PairTable byTest, PairTable byValidation) {
        FindingSentences told = new FindingSentences(study, judged, byTest);
        PublishedSentence.of(study, judged).ifPresent(told::say);
        told.findings();
        ValidationSentence.of(judged.variants(), byTest, byValidation).ifPresent(told::say);
        RunSentences.of(study, judged.variants()).forEach(told::say);
        return told.sentences;
    }

    private void findings() {
        List<Contrast> contrasts =
                Contrast.of(variants.stream().map(VariantFigures::variant).toList());
        if (variants.size() == 1) {
            say(telling(Kind.ACCURACY).quantity().subject() + " is "
                    + telling(Kind.ACCURACY).valueOf(0) + ", with nothing to compare it with");
        } else if (contrasts.size() == 1 && contrasts.get(0).variants().size() == variants.size()) {
            tell(contrasts.get(0), Scope.STUDY);
        } else {
            overall();
            if (contrasts.size() <= CONTRASTS) {
                contrasts.forEach(contrast -> tell(contrast, Scope.PART));
            } else {
                sum(contrasts);
            }
        }
    }

    private Telling telling(Kind kind) {
        return tellings.get(kind);
    }

    private void say(String text) {
        sentences.add(Words.sentence(text));
    }

    /** What a contrast is of its study. */
    private enum Scope {
        STUDY,
        PART
    }

    /** Everything that is to be told of a contrast. */
    private void tell(Contrast contrast, Scope scope) {
        for (Kind kind : Kind.values()) {
            Telling telling = telling(kind);
            Optional<Claim> claim = claim(contrast, kind);
            if (isWanted(kind) && (kind == Kind.ACCURACY || scope == Scope.STUDY || contrast.isOrdered())
                    || claim.isPresent()) {
                String told = Words.sentence(ContrastSentence.of(telling, contrast));
                sentences.add(claim.map(c -> told + " " + Words.sentence(c.verdict(telling, contrast)))
                        .orElse(told));
                if (kind == Kind.MEAN_ACCURACY) {
                    CurveSentence.of(telling(Kind.ACCURACY), contrast).ifPresent(this::say);
                }
            }
        }
        contrast.axis().confounded().ifPresent(this::say);
        RareItems.sentence(judged, contrast).ifPresent(this::say);
    }

    /** What the article found of that quantity, where the contrast can show it; of gaps, where their figure is wanted. */
    private Optional<Claim> claim(Contrast contrast, Kind kind) {
        return kind == Kind.GAP && !isWanted(kind)
                ? Optional.empty()
                : Claim.about(contrast.axis(), kind)
                        .filter(claim -> claim.concerns(contrast))
                        .filter(claim -> telling(kind).canCompare(contrast.variants()));
    }

    private boolean isWanted(Kind kind) {
        return switch (kind) {
            case ACCURACY -> true;
            case GAP -> study.figures().contains(FigureKind.TRAIN_TEST_GAP);
            case MEAN_ACCURACY ->
                study.figures().contains(FigureKind.TEST_ACCURACY_BY_EPOCH)
                        && !study.figures().contains(FigureKind.MAX_TEST_ACCURACY);
        };
    }

    private void overall() {
        List<Integer> all = IntStream.range(0, variants.size()).boxed().toList();
        say(RankingSentence.of(telling(Kind.ACCURACY), all));
        if (isWanted(Kind.GAP)) {
            say(RankingSentence.of(telling(Kind.GAP), all));
        }
    }

    /** Of many contrasts, how often they show what the article found. */
    private void sum(List<Contrast> contrasts) {
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
                        "the article found that %s: of %d comparisons in which nothing else changes, %d show it beyond chance"
                                .formatted(claim.text(), concerned.size(), shown));
            }
        }
    }
}
