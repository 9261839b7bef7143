package dev.pointsman.drools.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.testing.Corpus;
import dev.pointsman.testing.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.drools.drl.parser.antlr4.DRL10Parser;
import org.drools.drl.parser.antlr4.DRLErrorListener;
import org.junit.jupiter.api.Test;

/** Parsing in two stages gives the tree and the errors that the full parser gives. */
class QuietDrl10Test {

    private static final int SLIPS = 1_500;
    private static final String LETTERS = " \n\"'\\()[]{}<>=!&|,;:.#@$+-*/%0123456789aeinrt";

    @Test
    void parse_filesAtHand_givesTheTreeOfTheFullParser() throws IOException {
        assertThat(texts()).hasSizeGreaterThan(20).allSatisfy(QuietDrl10Test::assertSame);
    }

    @Test
    void parse_filesWithSlipsOfThePen_givesTreeAndErrorsOfTheFullParser() throws IOException {
        Random random = new Random(20261122);
        List<String> texts =
                texts().stream().filter(text -> text.length() < 2_000).toList();
        int faultless = 0;
        for (int i = 0; i < SLIPS; i++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                default -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            faultless += assertSame(text.toString()) ? 1 : 0;
        }

        assertThat(faultless).isBetween(SLIPS / 10, SLIPS * 9 / 10);
    }

    /** Tells whether there was no error. */
    private static boolean assertSame(String text) {
        DRLErrorListener errors = new DRLErrorListener();
        QuietDrl10.Parsed parsed = QuietDrl10.parse(text, errors);
        DRLErrorListener expected = new DRLErrorListener();
        DRL10Parser full = QuietDrl10.parser(text, expected);
        String tree = full.compilationUnit().toStringTree(full);

        assertThat(parsed.unit().toStringTree(full)).as(text).isEqualTo(tree);
        assertThat(messages(errors)).as(text).isEqualTo(messages(expected));
        return expected.getErrors().isEmpty();
    }

    private static List<String> messages(DRLErrorListener listener) {
        return listener.getErrors().stream()
                .map(error -> error.getLineNumber() + ":" + error.getColumn() + " " + error.getMessage())
                .toList();
    }

    /** The marketplace, and a file for each case and each constraint of the corpus. */
    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("../examples/marketplace/rules"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".drl")).toList()) {
                texts.add(Files.readString(file));
            }
        }
        for (Corpus corpus : Corpus.files()) {
            corpus.cases().forEach(one -> texts.add(RuleSets.HEADER + one.rules()));
            corpus.constraints().forEach(one -> texts.add(RuleSets.HEADER + RuleSets.rule("r", one.text(), "a")));
        }
        return texts;
    }
}
