package dev.pointsman.drools.parse;

import dev.pointsman.drools.text.DrlScanner;
import dev.pointsman.drools.text.DrlScanner.Kind;
import dev.pointsman.drools.text.DrlScanner.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.tree.ParseTree;
import org.drools.drl.parser.antlr4.DRL10Parser;

/**
 * Finds rules that a parser passed over without a word. The DRL10 grammar takes anything for the text between the
 * brackets of an annotation, closing brackets included: behind {@code rule "a" @owner("x")} a mistake makes it read on
 * to some later bracket, where the conditions of rule a are gone and those of the next rule stand in their place. And in
 * a consequence without {@code end} the next rule counts as code.
 */
final class SwallowedText {

    /** What can follow the end of a rule. */
    private static final Set<String> TOP_LEVEL = Set.of(
            "rule",
            "query",
            "function",
            "declare",
            "import",
            "global",
            "package",
            "unit",
            ";",
            "@",
            "dialect",
            "salience",
            "enabled",
            "no",
            "auto",
            "lock",
            "agenda",
            "activation",
            "ruleflow",
            "date",
            "duration",
            "timer",
            "calendars");

    private SwallowedText() {}

    /** Returns the offset, in code points, of bracketed text that does not end at its own closing bracket. */
    static OptionalInt runaway(ParseTree unit, TokenStream tokens) {
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(unit);
        while (!open.isEmpty()) {
            ParseTree tree = open.pop();
            if (tree instanceof DRL10Parser.ChunkContext chunk && !isBalanced(chunk, tokens)) {
                return OptionalInt.of(chunk.getStart().getStartIndex());
            }
            for (int i = tree.getChildCount() - 1; i >= 0; i--) {
                open.push(tree.getChild(i));
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isBalanced(DRL10Parser.ChunkContext chunk, TokenStream tokens) {
        int depth = 0;
        for (int i = chunk.getStart().getTokenIndex(); i <= chunk.getStop().getTokenIndex() && depth >= 0; i++) {
            String token = tokens.get(i).getText();
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
        }
        return depth == 0;
    }

    /** Returns the text with every annotation replaced by as much white space, so that a parser finds what is wrong. */
    static String withoutAnnotations(String text) {
        StringBuilder blanked = new StringBuilder(text);
        List<Token> tokens = DrlScanner.scan(text);
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean annotation = tokens.get(i).is("@")
                    && tokens.get(i + 1).kind() == Kind.NAME
                    && tokens.get(i + 2).is("(");
            int last = annotation ? closing(tokens, i + 2) : -1;
            if (last > 0) {
                for (int at = tokens.get(i).start(); at <= tokens.get(last).start(); at++) {
                    blanked.setCharAt(at, text.charAt(at) == '\n' ? '\n' : ' ');
                }
            }
        }
        return blanked.toString();
    }

    private static int closing(List<Token> tokens, int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the offset of a rule that starts before the one before it has ended. */
    static OptionalInt ruleWithinRule(String text) {
        List<Token> tokens = DrlScanner.scan(text);
        boolean inConsequence = false;
        int behindEnd = -1;
        for (int i = 0; i + 2 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("then")) {
                if (behindEnd >= 0) {
                    return OptionalInt.of(behindEnd);
                }
                inConsequence = true;
            } else if (token.is("end")) {
                boolean ends =
                        !inConsequence || TOP_LEVEL.contains(tokens.get(i + 1).text());
                inConsequence &= !ends;
                behindEnd = ends ? -1 : tokens.get(i + 1).start();
            } else if (inConsequence && token.is("rule") && isRuleHead(tokens, i + 1)) {
                return OptionalInt.of(token.start());
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isRuleHead(List<Token> tokens, int name) {
        return tokens.get(name).kind() != Kind.OTHER
                && tokens.stream().skip(name + 1L).limit(200).anyMatch(token -> token.is("when") || token.is("then"));
    }
}
