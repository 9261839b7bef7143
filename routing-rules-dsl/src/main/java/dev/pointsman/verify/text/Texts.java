package dev.pointsman.verify.text;

import dev.pointsman.rule.Condition;
import dev.pointsman.text.RegexSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a text that no rule names and on which tests give certain answers: puts together what the tests ask for in a few
 * ways, and asks the tests themselves. So what it finds is right; that it finds nothing proves nothing. Confined to one
 * thread.
 */
public final class Texts {

    private static final int MOST_SAMPLES = 6;
    private static final List<String> FILLERS = List.of("x", "7", "~", "A", "\u00e9");
    private static final List<String> JOINTS = List.of(" ", "", "\n", "x");

    private final String example;
    private final List<TextAnswer> answers;
    private final Set<String> refused;
    private final Set<String> tried = new HashSet<>();
    private final List<String> starts = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final List<List<String>> middles = new ArrayList<>();
    private final List<String> wholes = new ArrayList<>();
    private int length = -1;
    private @Nullable String found;

    private Texts(String example, Set<String> refused, List<TextAnswer> answers) {
        this.example = example;
        this.refused = refused;
        this.answers = answers;
    }

    /**
     * Returns a text, or null when none was found.
     *
     * @param example what to take if it will do
     * @param refused texts that must not be taken
     */
    public static @Nullable String find(String example, Set<String> refused, List<TextAnswer> answers) {
        Texts texts = new Texts(example, refused, answers);
        texts.collect();
        return texts.found;
    }

    /** Takes a text if it will do and none was found before. */
    private void offer(String text) {
        if (found == null && tried.add(text) && !text.isBlank() && !refused.contains(text) && isRight(text)) {
            found = text;
        }
    }

    private boolean isRight(String text) {
        for (TextAnswer answer : answers) {
            if (!answer.isGivenBy(text)) {
                return false;
            }
        }
        return true;
    }

    private void collect() {
        answers.stream().filter(TextAnswer::isYes).forEach(answer -> ask(answer.test()));
        if (length < 0) {
            offer(example);
        }
        for (int variant = 0; variant < MOST_SAMPLES; variant++) {
            for (String joint : JOINTS) {
                if (found == null) {
                    compose(variant, joint);
                }
            }
        }
        if (found == null) {
            collectFurther();
        }
    }

    private void collectFurther() {
        wholes.forEach(this::addAround);
        for (TextAnswer answer : answers) {
            if (answer.test() instanceof Condition.Order order && order.bound() instanceof String bound) {
                addBeside(bound);
            }
        }
        Numbers.readings(answers.stream().map(TextAnswer::test).toList()).forEach(this::offer);
        FILLERS.forEach(this::offer);
        offer(example + "\n" + example);
    }

    private void ask(Condition.Leaf test) {
        if (test instanceof Condition.Length wanted) {
            length = wanted.characters();
            return;
        }
        TextShape shape = TextShape.of(test);
        if (shape == null) {
            if (test instanceof Condition.Matches matches) {
                Set<String> samples = RegexSample.of(matches.regex().expression());
                wholes.addAll(samples);
                if (!samples.isEmpty()) {
                    middles.add(List.copyOf(samples));
                }
            }
        } else if (shape.before() && shape.after()) {
            middles.add(List.of(shape.literal()));
        } else if (shape.after()) {
            starts.add(shape.literal());
        } else if (shape.before()) {
            ends.add(shape.literal());
        } else {
            wholes.add(shape.literal());
        }
    }

    private void compose(int variant, String joint) {
        String start = longest(starts);
        String end = longest(ends);
        List<String> inner = new ArrayList<>();
        middles.forEach(options -> inner.add(options.get(variant % options.size())));
        if (variant % 2 == 1) {
            Collections.reverse(inner);
        }
        String middle = String.join(joint, inner);
        add(start, middle, end);
        if (!middle.isEmpty()) {
            add(start, joint + middle + joint, end);
            add(start, joint + middle, end);
            add(start, middle + joint, end);
        }
        for (int shared = Math.min(start.length(), end.length()); shared > 0; shared--) {
            if (start.endsWith(end.substring(0, shared))) {
                add(start, middle, end.substring(shared));
            }
        }
        add(start + joint + end, middle, "");
    }

    private static String longest(List<String> texts) {
        String longest = "";
        for (String text : texts) {
            longest = text.length() > longest.length() ? text : longest;
        }
        return longest;
    }

    /** Adds the text; where a length is asked for, only what can be filled up to it. */
    private void add(String start, String middle, String end) {
        int missing = length - start.length() - middle.length() - end.length();
        if (length < 0) {
            offer(start + middle + end);
            FILLERS.forEach(filler -> {
                offer(start + filler + middle + filler + end);
                offer(start + middle + filler + end);
            });
        } else if (missing >= 0 && length <= 100_000) {
            FILLERS.forEach(filler -> offer(start + filler.repeat(missing) + middle + end));
            FILLERS.forEach(filler -> offer(start + middle + filler.repeat(missing) + end));
        }
    }

    private void addAround(String whole) {
        add(whole, "", "");
        String middle =
                String.join(" ", middles.stream().map(options -> options.get(0)).toList());
        add(whole, middle, "");
        add(middle, whole, "");
    }

    /** Adds texts that stand just before and just behind another in their order. */
    private void addBeside(String bound) {
        String start = longest(starts);
        for (String behind : List.of(bound + "!", bound + '\0', bound + "~", bound + "x")) {
            offer(behind);
            offer(behind + example);
        }
        if (!bound.isEmpty()) {
            String shorter = bound.substring(0, bound.length() - 1);
            offer(shorter);
            char last = bound.charAt(bound.length() - 1);
            if (last > ' ') {
                offer(shorter + (char) (last - 1) + "~");
                offer(shorter + (char) (last - 1));
            }
        }
        add(start, bound, longest(ends));
        offer("!");
        offer("\uFFFF");
    }
}
