package dev.dyad.data.synthetic;

/** MovieLens' genres, in the order in which it lists them, with how common each is among a hundred or so movies. */
enum Genre {
    ACTION("Action", 12),
    ADVENTURE("Adventure", 6.5),
    ANIMATION("Animation", 4.7),
    CHILDREN("Children", 4.5),
    COMEDY("Comedy", 27),
    CRIME("Crime", 8.5),
    DOCUMENTARY("Documentary", 9),
    DRAMA("Drama", 41),
    FANTASY("Fantasy", 4.4),
    FILM_NOIR("Film-Noir", 0.8),
    HORROR("Horror", 10),
    IMAX("IMAX", 0.5),
    MUSICAL("Musical", 1.7),
    MYSTERY("Mystery", 4.6),
    ROMANCE("Romance", 12),
    SCI_FI("Sci-Fi", 6),
    THRILLER("Thriller", 14),
    WAR("War", 3),
    WESTERN("Western", 2.7);

    private final String label;
    private final double frequency;

    Genre(String label, double frequency) {
        this.label = label;
        this.frequency = frequency;
    }

    String label() {
        return label;
    }

    double frequency() {
        return frequency;
    }
}
