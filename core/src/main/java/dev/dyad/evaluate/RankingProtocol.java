package dev.dyad.evaluate;

import dev.dyad.DyadException;
import dev.dyad.model.History;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How rankings are judged: each user gets the best items of those that they have not rated before the judging part, and
 * their ratings in that part say which of these are relevant.
 *
 * @param judge the part that judges: {@code TEST}, or {@code VALIDATION}, where the test part is nobody's business
 * @param at k: how many items each user gets, 1 to 1,000
 * @param relevantFrom the lowest rating that makes an item relevant; every rating does if empty
 * @param userLimit of more users than that, every so-many-th is taken
 */
public record RankingProtocol(History.Part judge, int at, OptionalDouble relevantFrom, int userLimit) {

    /** The best ten, judged by every rating of the test part. */
    public static final RankingProtocol DEFAULT =
            new RankingProtocol(History.Part.TEST, 10, OptionalDouble.empty(), Integer.MAX_VALUE);

    public RankingProtocol {
        if (judge == History.Part.TRAINING) {
            throw new IllegalArgumentException("a ranking cannot be judged by what the model was trained on");
        }
        if (at < 1 || at > 1_000) {
            throw DyadException.usage("Rankings at %d: give 1 to 1,000 items", at);
        }
        if (userLimit < 1) {
            throw new IllegalArgumentException("user limit " + userLimit);
        }
    }

    /** The parts whose ratings users are thought to have given before. */
    Set<History.Part> seen() {
        return judge == History.Part.TEST
                ? EnumSet.of(History.Part.TRAINING, History.Part.VALIDATION)
                : EnumSet.of(History.Part.TRAINING);
    }
}
