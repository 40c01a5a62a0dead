package dev.dyad.train.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.train.SmallRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgdGroupsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 40})
    void everyRowHasOnePlaceInOneGroup(int count) {
        int[] ratings = SmallRatings.of(97, 50, 3000, 1).countByUser();
        SgdGroups groups = new SgdGroups(ratings, count);
        int rows = 0;
        for (int g = 0; g < count; g++) {
            int[] members = groups.rows(g);
            rows += members.length;
            for (int place = 0; place < members.length; place++) {
                assertEquals(g, groups.group(members[place]));
                assertEquals(place, groups.place(members[place]));
                assertTrue(place == 0 || ratings[members[place - 1]] >= ratings[members[place]], "most rated first");
            }
        }
        assertEquals(97, rows);
    }

    @Test
    void groupsHaveAboutAsManyRatings() {
        int[] ratings = SmallRatings.of(5000, 50, 60_000, 1).countByUser();
        SgdGroups groups = new SgdGroups(ratings, 16);
        long[] sums = new long[16];
        for (int row = 0; row < ratings.length; row++) {
            sums[groups.group(row)] += ratings[row];
        }
        long fewest = Arrays.stream(sums).min().orElseThrow();
        long most = Arrays.stream(sums).max().orElseThrow();
        assertTrue(most < 1.02 * fewest, Arrays.toString(sums));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 50_000_000})
    void inEveryRoundEachItemGroupMeetsAnotherUserGroupAndInAnEpochAllOfThem(long users) {
        SgdGrid grid = SgdGrid.of((int) users, 40, 128);
        int[] order = grid.order(3, 1);
        Set<Integer> met = new HashSet<>();
        for (int round : order) {
            Set<Integer> partners = new HashSet<>();
            for (int itemGroup = 0; itemGroup < grid.itemGroups(); itemGroup++) {
                partners.add(grid.partner(itemGroup, round));
                met.add(grid.partner(itemGroup, round) * grid.itemGroups() + itemGroup);
            }
            assertEquals(grid.itemGroups(), partners.size(), "blocks of a round share no row");
        }
        assertEquals(grid.userGroups() * grid.itemGroups(), met.size());
        assertTrue((users / grid.userGroups() + 1) * 128 <= 1 << 27, "a group fits an array");
    }

    /** Whether ratings stand user by user or not, blocks hold each of them once, where it belongs. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void blocksHoldEachRatingOnce(boolean byUser) {
        Ratings mixed = SmallRatings.of(40, 30, 1500, 2);
        Ratings ratings = byUser ? byUser(mixed) : mixed;
        SgdGroups users = new SgdGroups(ratings.countByUser(), 5);
        SgdGroups items = new SgdGroups(ratings.countByItem(), 3);
        SgdBlocks blocks = new SgdBlocks(ratings, users, items, SgdTimes.NONE, 2);
        List<String> found = new ArrayList<>();
        for (int userGroup = 0; userGroup < 5; userGroup++) {
            for (int itemGroup = 0; itemGroup < 3; itemGroup++) {
                int[] usersHere = users.rows(userGroup);
                int[] itemsHere = items.rows(itemGroup);
                blocks.forEach(
                        userGroup,
                        itemGroup,
                        (user, item, level) -> found.add(usersHere[user] + " " + itemsHere[item] + " " + level));
            }
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < ratings.size(); i++) {
            expected.add(ratings.user(i) + " " + ratings.item(i) + " " + ratings.level(i));
        }
        Collections.sort(found);
        Collections.sort(expected);
        assertArrayEquals(expected.toArray(), found.toArray());
    }

    private static Ratings byUser(Ratings ratings) {
        Integer[] order = new Integer[ratings.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(ratings.user(a), ratings.user(b)));
        RatingsBuilder builder = new RatingsBuilder(ratings.scale(), false, ratings.size());
        for (int i : order) {
            builder.add(ratings.user(i), ratings.item(i), ratings.level(i));
        }
        return builder.build(ratings.userCount(), ratings.itemCount());
    }
}
