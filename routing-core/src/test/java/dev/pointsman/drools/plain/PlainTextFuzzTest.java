package dev.pointsman.drools.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pointsman.drools.BothReaders;
import dev.pointsman.rule.RuleReader;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a file says, the reader of plain rules and Drools' parser alone make the same of it: rules, places, issues.
 *
 * <p>{@code -Dpointsman.plain.files=1000000} for a long run, {@code -Dpointsman.plain.seed=N} for another one.
 */
class PlainTextFuzzTest {

    private static final long FILES = Long.getLong("pointsman.plain.files", 2_000);
    private static final long SEED = Long.getLong("pointsman.plain.seed", 20261127);

    @Test
    @Timeout(14_400)
    void generatedFile_isReadAsByDrools() {
        AtomicLong some = new AtomicLong();
        LongStream.range(0, FILES).parallel().forEach(number -> {
            Random random = new Random(SEED + number * 0x9E3779B97F4A7C15L);
            String text = new GeneratedFiles(random).next();
            RuleReader.Context context = BothReaders.CONTEXTS.get(random.nextInt(BothReaders.CONTEXTS.size()));
            try {
                some.addAndGet(BothReaders.compareIfRecognised(text, context) ? 1 : 0);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                fail("seed " + SEED + ", file " + number + ", " + context.level() + ":\n" + text, e);
            }
        });
        System.out.println(FILES + " files, " + some + " of them with rules that were read without Drools");
        assertThat(some.get()).isBetween(FILES / 8, FILES * 7 / 8);
    }
}
