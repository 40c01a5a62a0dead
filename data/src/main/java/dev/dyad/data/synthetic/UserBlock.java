package dev.dyad.data.synthetic;

import dev.dyad.ratings.Seeds;
import java.util.SplittableRandom;

/**
 * The ratings of some users in a row. Each user has a stream of randomness of its own, so that it does not matter who
 * makes which block when.
 */
final class UserBlock {

    private static final int BYTES_PER_ROW = 30;
    private static final int BYTES_PER_USER = 200;

    private final PlantedWorld world;
    private final Rows ratings;
    private final Rows users;
    private final Tally tally = new Tally();

    /** Makes the ratings of users {@code from} to {@code to} − 1. */
    UserBlock(PlantedWorld world, int from, int to, ItemSampler sampler) {
        this.world = world;
        long expected = 0;
        for (int u = from; u < to; u++) {
            expected += world.activity()[u];
        }
        ratings = new Rows((int) Math.min(Integer.MAX_VALUE - 8, expected * BYTES_PER_ROW));
        users = new Rows((to - from) * BYTES_PER_USER);
        for (int u = from; u < to; u++) {
            make(u, sampler);
        }
    }

    private void make(int user, ItemSampler sampler) {
        SplittableRandom random = new SplittableRandom(Seeds.stream(world.seed(), "synthetic.user", user));
        PlantedUser planted = PlantedUser.draw(random);
        int count = world.activity()[user];
        sampler.clear();
        world.firstRatings().take(user, sampler);
        sampler.fill(count, random);
        rate(user, planted, sampler.sorted(), count, random);
        tally.add(planted);
        describe(user, planted);
    }

    private void rate(int user, PlantedUser planted, int[] chosen, int count, SplittableRandom random) {
        Sessions sessions = new Sessions(count, random);
        Answers now = world.answers().of(planted.scaleUse(), planted.steadiness());
        Answers before = world.answers().of(planted.scaleUse().beforeHalfStars(), planted.steadiness());
        for (int k = 0; k < count; k++) {
            int session = sessions.next();
            long time = sessions.time(session);
            Answers answers = Sessions.hasHalfStars(time) ? now : before;
            int row = answers.row(planted.opinion(chosen[k], world.items(), sessions.mood(session)));
            int level = answers.level(row, random.nextDouble());
            tally.add(answers, row, level);
            ratings.number(user + 1L)
                    .character(',')
                    .number(world.movies().get(chosen[k]).id())
                    .character(',')
                    .stars(level)
                    .character(',')
                    .number(time)
                    .character('\n');
        }
    }

    private void describe(int user, PlantedUser planted) {
        users.number(user + 1L)
                .character(',')
                .decimal(planted.centre())
                .character(',')
                .decimal(planted.spread())
                .character(',')
                .text(planted.scaleUse().name())
                .character(',')
                .decimal(planted.steadiness().noise());
        for (float factor : planted.factors()) {
            users.character(',').decimal(factor);
        }
        users.character('\n');
    }

    /** Rows of ratings.csv. */
    Rows ratings() {
        return ratings;
    }

    /** Rows of what is true of the users. */
    Rows users() {
        return users;
    }

    Tally tally() {
        return tally;
    }
}
