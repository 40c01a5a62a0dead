package dev.dyad.lab.studies;

import java.util.List;

/**
 * A study's file with a mistake in it.
 *
 * @param message that it must give, after the file's name
 */
record WrongStudy(String text, String message) {

    private static final String HEAD = "name: mine\nquestion: Is it?\n";
    private static final String GRID = "grid: {dim: [8, 16]}\n";
    private static final String PARTS = "name, title, question, base, list, grid, repeats, seeds, figures";
    private static final String SETTINGS =
            "similarity, dim, biases, features, head, trainer, epochs, batch, learning-rate, l2,"
                    + " weight-decay, dropout, start, row-l2, patience, unobserved, l2-exponent, split, validation, seed";

    static final List<WrongStudy> ALL = List.of(
            // Parts of a study.
            new WrongStudy("", ": there is no study in it; 'dyad study example' prints one to start from"),
            new WrongStudy("# nothing\n", ": there is no study in it; 'dyad study example' prints one to start from"),
            new WrongStudy(
                    "just a text",
                    " line 1: a study needs names with values, such as 'name: my-study', not 'just a text'"),
            new WrongStudy(
                    "question: Is it?\n" + GRID,
                    " line 1: the study has no 'name'; 'dyad study example' shows what belongs in it"),
            new WrongStudy(
                    "name: mine\n" + GRID,
                    " line 1: the study has no 'question'; 'dyad study example' shows what belongs in it"),
            new WrongStudy(
                    "name: My Study\nquestion: Is it?\n" + GRID,
                    " line 1: name 'My Study': write up to 40 small letters, digits and single hyphens, such as my-study"),
            new WrongStudy(
                    "name: l2\nquestion: Is it?\n" + GRID,
                    " line 1: name 'l2': that is a built-in study; take another name"),
            new WrongStudy("name: mine\nquestion:\n" + GRID, " line 2: 'question' needs one value, not nothing"),
            new WrongStudy(HEAD + "title: [a, b]\n" + GRID, " line 3: 'title' needs one value, not a list"),
            new WrongStudy(
                    HEAD + "figure: [max-test-accuracy]\n" + GRID,
                    " line 3: There is no part of a study 'figure': did you mean 'figures'? choose from " + PARTS),
            new WrongStudy(
                    HEAD + "colour: red\n" + GRID,
                    " line 3: There is no part of a study 'colour': choose from " + PARTS),
            new WrongStudy(
                    HEAD + GRID + "dim: 64\n",
                    " line 4: 'dim' is a setting: write it under 'base', or under 'grid' to vary it"),
            // Settings.
            new WrongStudy(
                    HEAD + "base:\n  dim: 64\n  learning_rate: 1e-3\n" + GRID,
                    " line 5: There is no setting 'learning_rate': did you mean 'learning-rate'? choose from "
                            + SETTINGS),
            new WrongStudy(
                    HEAD + "base:\n  batch-size: 64\n" + GRID,
                    " line 4: There is no setting 'batch-size': did you mean 'batch'? choose from " + SETTINGS),
            new WrongStudy(HEAD + "base:\n  dim: 64\n  batch: 0\n" + GRID, " line 5: Batch size 0: give 1 to 65,536"),
            new WrongStudy(HEAD + "base: {batch: 512.5}\n" + GRID, " line 3: Batch size '512.5': give a whole number"),
            new WrongStudy(HEAD + "base: {l2: few}\n" + GRID, " line 3: L2 'few': give a number"),
            new WrongStudy(
                    HEAD + "base: {biases: yes}\n" + GRID, " line 3: Biases 'yes': choose none, user, item or both"),
            new WrongStudy(HEAD + "base: {trainer: svd}\n" + GRID, " line 3: Trainer 'svd': choose sgd or adam or als"),
            new WrongStudy(HEAD + "base: {seed: many}\n" + GRID, " line 3: Seed 'many': give a whole number"),
            new WrongStudy(
                    HEAD + "base: {validation: 1}\n" + GRID,
                    " line 3: Validation share 1.0: give 0 (none) or a share below 1, such as 0.05"),
            new WrongStudy(HEAD + "base:\n  dim:\n" + GRID, " line 4: 'dim' needs one value, not nothing"),
            new WrongStudy(HEAD + "base:\n  dim: [8]\n" + GRID, " line 4: 'dim' needs one value, not a list"),
            new WrongStudy(
                    HEAD + "base: 8\n" + GRID, " line 3: 'base' needs names with values, such as 'dim: 64', not '8'"),
            new WrongStudy(
                    HEAD + "base: {weight-decay: 2000}\n" + GRID,
                    " line 3: Weight decay 2000.0 with learning rate 0.001 leaves nothing of the parameters after a step;"
                            + " give values whose product is below 1"),
            // What is varied.
            new WrongStudy(
                    HEAD,
                    " line 1: the study varies nothing; give it a 'grid', such as 'dim: [8, 64]', or a 'list' of variants"),
            new WrongStudy(
                    HEAD + "grid: {}\n",
                    " line 3: the grid is empty; name a setting and its values, such as 'dim: [8, 64]'"),
            new WrongStudy(
                    HEAD + "grid:\n", " line 3: 'grid' needs names with values, such as 'dim: [8, 64]', not nothing"),
            new WrongStudy(
                    HEAD + "grid:\n  dim: []\n",
                    " line 4: 'dim' needs a list, such as 'dim: [first, second]', not an empty list"),
            new WrongStudy(
                    HEAD + "grid:\n  biases: none\n",
                    " line 4: 'biases' needs a list, such as 'biases: [first, second]', not 'none'"),
            new WrongStudy(
                    HEAD + "grid:\n  dim:\n  - 8\n  - 2000\n", " line 6: Embedding size 2000: give one from 1 to 1024"),
            new WrongStudy(HEAD + "grid:\n  dim: [8, 16, 8]\n", " line 4: '8' stands twice in 'dim'; take one out"),
            new WrongStudy(
                    HEAD + "grid:\n  dropout: [0.1, 0.10]\n",
                    " line 4: 'dropout 0.1' and 'dropout 0.10' have the same settings; take one out"),
            new WrongStudy(
                    HEAD + "grid:\n  drop-out: [0.1, 0.2]\n",
                    " line 4: There is no setting 'drop-out': did you mean 'dropout'? choose from " + SETTINGS),
            new WrongStudy(
                    HEAD + "grid:\n  seed: [1, 2]\n",
                    " line 4: 'seed' is no setting to vary: say 'repeats: 3' or 'seeds: [1, 2, 3]' beside the grid"),
            new WrongStudy(
                    HEAD + "grid:\n  weight-decay: [0.1, 1]\n  learning-rate: [1e-3, 5]\n",
                    " line 4: variant 'weight decay 1, lr 5': Weight decay 1.0 with learning rate 5 leaves nothing of the"
                            + " parameters after a step; give values whose product is below 1"),
            new WrongStudy(
                    HEAD + "list: []\n", " line 3: 'list' needs a list, such as '- label: small', not an empty list"),
            new WrongStudy(
                    HEAD + "list:\n- small\n",
                    " line 4: a variant needs names with values, such as 'label: small', not 'small'"),
            new WrongStudy(
                    HEAD + "list:\n- dim: 8\n",
                    " line 4: this variant has no 'label'; give it a few words for the figures"),
            new WrongStudy(
                    HEAD + "list:\n- {label: small, dim: 8}\n- {label: small, dim: 16}\n",
                    " line 5: the label 'small' is that of line 4, too; tell them apart"),
            new WrongStudy(
                    HEAD + "list:\n- {label: small, dim: 8}\n- {label: tiny, dim: 8}\n",
                    " line 4: 'small' and 'tiny' have the same settings; take one out"),
            new WrongStudy(
                    HEAD + "list:\n- label: " + "x".repeat(61) + "\n",
                    " line 4: label '" + "x".repeat(61) + "': write 60 characters at the most"),
            new WrongStudy(
                    HEAD + "list:\n- {label: small, dim: 8}\n- {label: large, dim: 0}\n",
                    " line 5: Embedding size 0: give one from 1 to 1024"),
            new WrongStudy(
                    HEAD + "list:\n- {label: small, dim: 8}\ngrid:\n  dim: [16]\n",
                    " line 6: 'dim' is varied by the list in line 4 already"),
            new WrongStudy(
                    HEAD + "grid:\n  dim: [" + numbers(100) + "]\n  batch: [" + numbers(101) + "]\n",
                    " line 4: the study has more than 10,000 runs: 100 × 101, 1 of each; vary less"),
            // Repeats and figures.
            new WrongStudy(HEAD + GRID + "repeats: 0\n", " line 4: repeats '0': give 1 to 1,000"),
            new WrongStudy(HEAD + GRID + "repeats: often\n", " line 4: repeats 'often': give 1 to 1,000"),
            new WrongStudy(
                    HEAD + GRID + "repeats: 2\nseeds: [1]\n",
                    " line 4: 'repeats' and 'seeds' say the same; take one of them out"),
            new WrongStudy(
                    HEAD + "base:\n  seed: 1\n" + GRID + "seeds: [1]\n",
                    " line 4: 'seed' has no meaning beside 'seeds'; take one of them out"),
            new WrongStudy(
                    HEAD + GRID + "seeds: []\n", " line 4: 'seeds' needs a list, such as [1, 2, 3], not an empty list"),
            new WrongStudy(
                    HEAD + GRID + "seeds: [1, 1]\n", " line 4: seed 1 stands twice; a repeat needs a seed of its own"),
            new WrongStudy(HEAD + GRID + "seeds: [1, x]\n", " line 4: Seed 'x': give a whole number"),
            new WrongStudy(
                    HEAD + GRID + "seeds: [" + numbers(1001) + "]\n", " line 4: 1,001 seeds: give 1,000 at the most"),
            new WrongStudy(
                    HEAD + GRID + "figures: [bars]\n",
                    " line 4: Figure 'bars': choose from max-test-accuracy, train-test-gap, test-accuracy-by-epoch,"
                            + " accuracy-by-item-ratings, ours-against-published"),
            new WrongStudy(
                    HEAD + GRID + "figures: [train-test-gap, train-test-gap]\n",
                    " line 4: figure 'train-test-gap' stands twice; take one out"),
            // YAML.
            new WrongStudy(
                    HEAD + "title: Dropout: how much?\n" + GRID,
                    " line 3: this is no YAML: mapping values are not allowed here; check the indentation, and put a text"
                            + " that has ': ' in it into quotes"),
            new WrongStudy(HEAD + "name: other\n" + GRID, " line 3: 'name' stands in line 1 already"),
            new WrongStudy(
                    HEAD + GRID + "---\n" + HEAD,
                    " line 4: a second document begins; write each study into a file of its own"),
            new WrongStudy(
                    HEAD + "base: !!java.net.URL [a]\n" + GRID,
                    " line 3: the tag tag:yaml.org,2002:java.net.URL is not allowed; take it out"),
            new WrongStudy(
                    HEAD + "base: &a {dim: 8}\nlist: [*a]\n",
                    " line 4: the alias *a is not allowed; write out what it stands for, or put what is common under"
                            + " 'base'"),
            new WrongStudy(HEAD + "? [a]\n: b\n" + GRID, " line 3: a name is needed here, such as 'dim'"),
            new WrongStudy(
                    HEAD + "title: \"\\x1b[31m\"\n" + GRID, " line 3: a text with control characters; take them out"),
            new WrongStudy(HEAD + "title: \u0007\n" + GRID, " line 3: this is no YAML: there is a character U+0007"));

    private static String numbers(int count) {
        return String.join(
                ", ",
                java.util.stream.IntStream.rangeClosed(1, count)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Override
    public String toString() {
        return message;
    }
}
