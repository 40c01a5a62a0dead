package dev.dyad.data.synthetic;

/** The answers of every kind of user. */
final class AnswerTables {

    private final Answers[][] tables = new Answers[ScaleUse.values().length][Steadiness.values().length];

    AnswerTables() {
        for (ScaleUse use : ScaleUse.values()) {
            for (Steadiness steadiness : Steadiness.values()) {
                tables[use.ordinal()][steadiness.ordinal()] = new Answers(use, steadiness);
            }
        }
    }

    Answers of(ScaleUse use, Steadiness steadiness) {
        return tables[use.ordinal()][steadiness.ordinal()];
    }
}
