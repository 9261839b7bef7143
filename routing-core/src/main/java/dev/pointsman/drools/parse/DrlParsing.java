package dev.pointsman.drools.parse;

import dev.pointsman.drools.text.DrlScanner;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleLimits;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.antlr.runtime.RecognitionException;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DRLFactory;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.drools.drl.parser.antlr4.DRL10ParserHelper;
import org.drools.drl.parser.antlr4.DRLErrorListener;
import org.drools.drl.parser.antlr4.DRLParserError;
import org.drools.drl.parser.lang.DRLParser;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * What Drools' own parser makes of a file.
 *
 * @param descr the parse tree, or null when the text cannot be read
 * @param offsets turns the parser's offsets into offsets of the text
 * @param issues syntax errors
 */
public record DrlParsing(@Nullable PackageDescr descr, IntUnaryOperator offsets, List<RuleIssue> issues) {

    private static final int NESTING = 100;
    private static final Pattern NOISE = Pattern.compile("^(\\[ERR \\d+] )?(Line \\d+:\\d+ )?|(?s) Stack trace:.*");

    /** Parses a file at a level of the language. */
    public static DrlParsing of(LineMap lines, LanguageLevel level) {
        String text = lines.file().text();
        int tooDeep = DrlScanner.nestedTooDeeply(text, RuleLimits.CONDITION_NESTING, NESTING);
        if (tooDeep >= 0) {
            return failed(new RuleIssue(
                    IssueCode.LIMIT,
                    lines.positionAt(tooDeep),
                    null,
                    "brackets are nested too deeply: at most " + RuleLimits.CONDITION_NESTING
                            + " levels between when and then, " + NESTING + " elsewhere",
                    "Take brackets out that are not needed, write one rule per alternative, or list the values with"
                            + " in ( ... )."));
        }
        try {
            return level == LanguageLevel.DRL10 ? drl10(lines, text) : drl6(lines, text);
        } catch (StackOverflowError e) {
            return failed(new RuleIssue(
                    IssueCode.LIMIT,
                    SourcePosition.ofFile(lines.file().name()),
                    null,
                    "an expression is too long or nested too deeply to be read",
                    "Split it into several rules."));
        }
    }

    private static DrlParsing failed(RuleIssue issue) {
        return new DrlParsing(null, offset -> offset, List.of(issue));
    }

    private static DrlParsing drl6(LineMap lines, String text) {
        PackageDescr faultless = faultlessDrl6(text);
        if (faultless != null) {
            return finished(faultless, offset -> offset, List.of(), lines);
        }
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        List<RuleIssue> issues = new ArrayList<>();
        PackageDescr descr = null;
        try {
            descr = parser.parse(false, text);
            for (DroolsError error : parser.getErrors()) {
                if (error instanceof ParserError at) {
                    issues.add(syntax(lines.file(), at.getRow(), at.getCol(), at.getMessage()));
                } else {
                    issues.add(syntax(lines.file(), 0, 0, error.getMessage()));
                }
            }
        } catch (DroolsParserException | RuntimeException e) {
            issues.add(syntax(lines.file(), 0, 0, "the parser of Drools failed: " + e));
        }
        return finished(descr, offset -> offset, issues, lines);
    }

    /** As {@link DrlParser} does it, but with a faster lexer; null when there is an error, for that parser to tell. */
    private static @Nullable PackageDescr faultlessDrl6(String text) {
        WordLexer lexer = new WordLexer(text);
        DRLParser parser = DRLFactory.buildParser(lexer, LanguageLevelOption.DRL6);
        try {
            PackageDescr descr = parser.compilationUnit();
            return lexer.getErrors().isEmpty() && !parser.hasErrors() ? descr : null;
        } catch (RecognitionException | RuntimeException e) {
            return null;
        }
    }

    /** As Drools' own wrapper does it, but without the listeners that print errors to the console. */
    private static DrlParsing drl10(LineMap lines, String text) {
        IntUnaryOperator offsets = codePoints(text);
        DRLErrorListener listener = new DRLErrorListener();
        List<RuleIssue> issues = new ArrayList<>();
        PackageDescr descr = null;
        try {
            QuietDrl10.Parsed parsed = QuietDrl10.parse(text, listener);
            OptionalInt runaway = SwallowedText.runaway(parsed.unit(), parsed.tokens());
            if (runaway.isPresent()) {
                QuietDrl10.parser(SwallowedText.withoutAnnotations(text), listener)
                        .compilationUnit();
            }
            for (DRLParserError error : listener.getErrors()) {
                issues.add(syntax(lines, error));
            }
            if (runaway.isPresent() && issues.isEmpty()) {
                SourcePosition at = lines.positionAt(offsets.applyAsInt(runaway.getAsInt()));
                issues.add(new RuleIssue(
                        IssueCode.SYNTAX,
                        at,
                        null,
                        "this annotation is not closed, or what follows it cannot be read",
                        ""));
            }
            if (issues.isEmpty()) {
                descr = DRL10ParserHelper.compilationUnitContext2PackageDescr(parsed.unit(), parsed.tokens(), null);
            }
        } catch (RuntimeException e) {
            if (issues.isEmpty()) {
                issues.add(syntax(lines.file(), 0, 0, "the parser of Drools failed: " + e));
            }
        }
        return finished(descr, offsets, issues, lines);
    }

    /** The columns of ANTLR 4 count code points as well. */
    private static RuleIssue syntax(LineMap lines, DRLParserError error) {
        int line = error.getLineNumber();
        int start = lines.offsetOf(line, 1);
        String rest = lines.file().text().substring(start);
        int column = rest.offsetByCodePoints(0, Math.min(error.getColumn(), rest.codePointCount(0, rest.length())));
        return syntax(lines.file(), line, column, error.getMessage());
    }

    private static DrlParsing finished(
            @Nullable PackageDescr descr, IntUnaryOperator offsets, List<RuleIssue> found, LineMap lines) {
        SourceFile file = lines.file();
        List<RuleIssue> issues = new ArrayList<>(found);
        SwallowedText.ruleWithinRule(file.text())
                .ifPresent(offset -> issues.add(new RuleIssue(
                        IssueCode.SYNTAX,
                        lines.positionAt(offset),
                        null,
                        "the rule before this one has not ended here",
                        "Write \"end\" before it, and nothing else between the two.")));
        if (descr == null && issues.isEmpty() && !file.text().isBlank()) {
            issues.add(syntax(file, 0, 0, "the text holds no package and no rule that can be read"));
        }
        return new DrlParsing(issues.isEmpty() ? descr : null, offsets, List.copyOf(issues));
    }

    /** ANTLR 4 counts code points, Java counts characters: they differ behind an emoji. */
    private static IntUnaryOperator codePoints(String text) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            return offset -> offset;
        }
        int[] byCodePoint = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 0, at = 0; i < byCodePoint.length; i++) {
            byCodePoint[i] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return offset -> byCodePoint[Math.max(0, Math.min(offset, byCodePoint.length - 1))];
    }

    private static RuleIssue syntax(SourceFile file, int line, int column, String message) {
        SourcePosition at = line <= 0
                ? SourcePosition.ofFile(file.name())
                : new SourcePosition(file.name(), line, Math.max(0, column) + 1);
        String cleaned = NOISE.matcher(message).replaceAll("");
        if (cleaned.startsWith("unexpected exception")) { // and a stack trace of the parser
            return brokenOff(file);
        }
        int expecting = cleaned.indexOf(" expecting {");
        boolean listsHalfTheGrammar = expecting > 0 && cleaned.length() > expecting + 200;
        String fix = "";
        if (cleaned.startsWith("mismatched input '@'")) {
            fix = "Annotations such as @owner stand right behind the name of the rule, before salience and dates.";
        } else if (cleaned.startsWith("mismatched input '='")) {
            fix = "Write == to compare.";
        }
        return new RuleIssue(
                IssueCode.SYNTAX, at, null, listsHalfTheGrammar ? cleaned.substring(0, expecting) : cleaned, fix);
    }

    /** At the end of a file Drools' parser fails where it looks for what follows. */
    private static RuleIssue brokenOff(SourceFile file) {
        return new RuleIssue(
                IssueCode.SYNTAX,
                new LineMap(file).positionAt(file.text().length()),
                null,
                "the file ends in the middle of a rule",
                "Look for a bracket, a quote or an \"end\" that is missing.");
    }
}
