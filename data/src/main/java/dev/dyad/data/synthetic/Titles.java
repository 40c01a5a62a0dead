package dev.dyad.data.synthetic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes up titles that no other movie of the set has, in MovieLens' spelling: the article behind a comma, so that the
 * title must be quoted; now and then quotation marks and letters beyond ASCII.
 */
final class Titles {

    private static final List<String> ADJECTIVES = words("Silent Broken Crimson Distant Endless Forgotten Gentle Hidden"
            + " Hollow Invisible Last Lonely Lost Midnight Northern Painted Quiet Restless Scarlet Secret Shining"
            + " Sleeping Southern Stolen Strange Sunken Tender Twisted Velvet Wandering Wild Winter Wounded Yellow"
            + " Ancient Bitter Borrowed Burning Careless Clever Cold Curious Dancing Dangerous Electric Empty Faithful"
            + " Flying Frozen Golden Guilty Honest Hungry Iron Jealous Little Lucky Marble Modern Naked Noisy Patient"
            + " Perfect Plastic Polite Proud Rusty Sacred Second Simple Stubborn Sudden Tiny Unlikely Untold Wicked");
    private static final List<String> NOUNS = words("Harbor Garden River Mirror Letter Window Station Orchard Lantern"
            + " Island Bridge Journey Season Summer Promise Shadow Stranger Orchestra Carpenter Winter Kingdom Detective"
            + " Captain Neighbor Witness Painter Gambler Teacher Daughter Brother Widow Soldier Sailor Dancer Clock"
            + " Compass Cathedral Desert Empire Engine Falcon Feast Fortune Frontier Ghost Highway Horizon Hotel"
            + " Hunter Judge Labyrinth Library Machine Market Meadow Melody Messenger Mountain Museum Ocean Paradise"
            + " Parade Passenger Pilot Planet Portrait Prisoner Puzzle Rebel Refuge Robot Satellite Scandal Secret"
            + " Serpent Sister Storm Thief Tiger Tower Train Treasure Valley Village Violin Visitor Voyage Wolf");
    private static final List<String> PLACES = words("Lisbon Zürich Málaga Oslo Kyoto Quito Kraków Tangier Geneva"
            + " Bordeaux Havana Trieste Nairobi Montréal Bergen Palermo Samarkand Reykjavík Valparaíso Dublin");
    private static final List<String> NAMES = words("Ada Bruno Clara Dmitri Elena Felix Greta Hugo Inés Jonas Katja"
            + " Leo Mira Nils Olga Pablo Renée Søren Tilda Vera Walter Yusuf Zoë Marguerite Anselm Beatrix");

    private static final double QUOTED = 0.003;
    private static final double YEARLESS = 0.005;
    private static final int TRIES = 8;

    private final SplittableRandom random;
    private final Set<String> used = new HashSet<>();

    Titles(SplittableRandom random) {
        this.random = random;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /** A new title with its year in parentheses; a few have none. */
    String next(int year) {
        String ending = random.nextDouble() < YEARLESS ? "" : " (" + year + ")";
        String title = invent();
        for (int tries = 0; used.contains(title + ending) && tries < TRIES; tries++) {
            title = invent();
        }
        String result = title + ending;
        for (int part = 2; !used.add(result); part++) {
            result = title + " " + part + ending;
        }
        return result;
    }

    private String invent() {
        String title =
                switch (random.nextInt(8)) {
                    case 0, 1 -> any(ADJECTIVES) + " " + any(NOUNS) + ", The";
                    case 2 -> any(ADJECTIVES) + " " + any(NOUNS) + ", A";
                    case 3 -> any(NOUNS) + " of " + any(PLACES) + ", The";
                    case 4 -> any(NAMES) + "'s " + any(ADJECTIVES) + " " + any(NOUNS);
                    case 5 -> any(NAMES) + " and the " + any(ADJECTIVES) + " " + any(NOUNS);
                    case 6 -> any(ADJECTIVES) + " " + any(NOUNS) + " in " + any(PLACES);
                    default -> any(NAMES) + ", " + any(NAMES) + " and the " + any(NOUNS);
                };
        return random.nextDouble() < QUOTED ? "\"" + any(NOUNS) + "\": " + title : title;
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
