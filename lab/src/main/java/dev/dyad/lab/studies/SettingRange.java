package dev.dyad.lab.studies;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where the values of one setting are looked for. */
public sealed interface SettingRange {

    /** A value at random, as it is written on the command line. */
    String draw(RandomGenerator random);

    /** Whether values are spaced by what they are multiplied with. */
    boolean isLog();

    /**
     * One of a few values, each as likely as another.
     *
     * @param values at least one, all different
     */
    record Choices(List<String> values) implements SettingRange {
        public Choices {
            values = List.copyOf(values);
        }

        @Override
        public String draw(RandomGenerator random) {
            return values.get(random.nextInt(values.size()));
        }

        @Override
        public boolean isLog() {
            return false;
        }
    }

    /** How the values of a range are spread. */
    enum Spacing {
        LINEAR,
        LOG
    }

    /** What the values of a range are. */
    enum Numbers {
        WHOLE,
        /** To three digits, which is finer than any of these settings is felt. */
        DECIMAL
    }

    /**
     * A number between two, evenly or by its logarithm.
     *
     * @param low the smallest value; above 0 with {@link Spacing#LOG}
     * @param high the largest, above {@code low}
     * @param form how the number is written, with {@code X} in its place, such as {@code cosine:X,floor=0.001}
     */
    record Between(double low, double high, Spacing spacing, Numbers numbers, String form) implements SettingRange {

        /** What stands for the number in a form. */
        public static final String PLACE = "X";

        private static final MathContext DIGITS = new MathContext(3);

        @Override
        public String draw(RandomGenerator random) {
            double share = random.nextDouble();
            double value =
                    isLog() ? low * StrictMath.exp(share * StrictMath.log(high / low)) : low + share * (high - low);
            return written(Math.min(high, Math.max(low, value)));
        }

        /** A value as a setting has it. */
        String written(double value) {
            String number = numbers == Numbers.WHOLE
                    ? Long.toString(Math.round(value))
                    : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
            return form.replace(PLACE, number);
        }

        @Override
        public boolean isLog() {
            return spacing == Spacing.LOG;
        }
    }
}
