package dev.pointsman.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.source.SourceFile;
import dev.pointsman.testing.RuleSets;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParallelReadingTest {

    private static final List<SourceFile> FILES = IntStream.range(0, 40)
            .mapToObj(i -> new SourceFile("rules/" + i + ".drl", "x".repeat(1_000 * (i % 7) + 5_000)))
            .toList();

    @Test
    void of_manyFiles_keepsTheirOrder() {
        assertThat(ParallelReading.of(FILES, SourceFile::name))
                .isEqualTo(FILES.stream().map(SourceFile::name).toList());
    }

    @RepeatedTest(50) // a thread that ends too late shows only now and then
    void of_readerThatThrows_throwsTheSameForTheFirstFile() {
        Function<SourceFile, String> fails = file -> {
            if (file.name().equals("rules/7.drl")) {
                throw new StackOverflowError(file.name());
            }
            throw new IllegalStateException(file.name());
        };

        assertThatThrownBy(() -> ParallelReading.of(FILES, fails))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("rules/0.drl");
        assertThatThrownBy(() -> ParallelReading.of(FILES.subList(7, 40), fails))
                .isExactlyInstanceOf(StackOverflowError.class)
                .hasMessage("rules/7.drl");
        assertThat(threads()).isEmpty();
    }

    @RepeatedTest(50) // a thread that ends too late shows only now and then
    void of_interruptedCaller_readsAllAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThat(ParallelReading.of(FILES, SourceFile::name)).hasSameSizeAs(FILES);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(threads()).isEmpty();
    }

    @RepeatedTest(50) // a thread that ends too late shows only now and then
    void of_anyCaller_handsItsContextClassLoaderOnAndLeavesNoThread() throws Exception {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        Set<ClassLoader> seen = ConcurrentHashMap.newKeySet();
        try (URLClassLoader own = new URLClassLoader(new URL[0], null)) {
            current.setContextClassLoader(own);
            ParallelReading.of(FILES, file -> seen.add(Thread.currentThread().getContextClassLoader()));
            assertThat(seen).containsExactly(own);
        } finally {
            current.setContextClassLoader(before);
        }
        assertThat(threads()).isEmpty();
    }

    /** Under a context class loader that knows nothing, too: readers are found by the loader of their interface. */
    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void ruleSet_ofManyFiles_isThatOfItsFilesReadOneByOne(LanguageLevel level) {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        List<Integer> numbers = IntStream.range(0, 24).boxed().toList();
        try {
            for (@Nullable ClassLoader loader : new @Nullable ClassLoader[] {before, null}) {
                current.setContextClassLoader(loader);
                assertThat(outcome(level, numbers))
                        .isEqualTo(numbers.stream()
                                .flatMap(number -> outcome(level, List.of(number)).stream())
                                .toList());
            }
        } finally {
            current.setContextClassLoader(before);
        }
    }

    /** Every issue of files that each hold good rules, session rules and mistakes. */
    private static List<String> outcome(LanguageLevel level, List<Integer> numbers) {
        RuleSet.Builder builder = RuleSets.builder().level(level);
        numbers.forEach(number -> builder.file("rules/%02d.drl".formatted(number), text(number)));
        return RuleSets.issues(builder).stream()
                .filter(issue -> issue.code() != IssueCode.NO_FALLBACK)
                .map(RuleIssue::toString)
                .toList();
    }

    private static String text(int number) {
        StringBuilder text = new StringBuilder(RuleSets.HEADER);
        for (int i = 0; i < 30; i++) {
            String id = number + "-" + i;
            text.append(RuleSets.rule(
                            id + "-plain", "category == \"c" + i + "\", priority in (1, " + (2 + i % 3) + ")", "a"))
                    .append(RuleSets.rule(id + "-field", "catgory" + number + " == \"x\"", "a"))
                    .append(RuleSets.rule(id + "-session", "$p" + i + " : product, region == \"EU\"", "a"))
                    .append(RuleSets.rule(id + "-method", "subject.length() > " + number, "nobody" + i));
        }
        return text.toString();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("pointsman-reading"))
                .toList();
    }
}
