package dev.pointsman.drools.parse;

import java.util.stream.IntStream;
import org.antlr.v4.runtime.ANTLRErrorListener;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.drools.drl.parser.antlr4.DRL10Parser;
import org.drools.drl.parser.antlr4.DRL10ParserHelper;
import org.drools.drl.parser.antlr4.DRLErrorListener;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parser of level DRL10 without the listeners by which Drools prints syntax errors to the console.
 *
 * <p>A text is parsed in two stages, as the authors of ANTLR recommend (Parr, Harwell, Fisher: Adaptive LL(*) parsing,
 * OOPSLA 2014, section 3.2): first without looking at the context of a decision, which is many times faster; the tree is the same
 * whenever that finds no error. Any error is left to the full parser. The two stages share no automata, so that
 * what the full parser says of an error cannot depend on what was parsed before.
 */
public final class QuietDrl10 {

    private static final DFA[] WITHOUT_CONTEXT = IntStream.range(0, DRL10Parser._ATN.getNumberOfDecisions())
            .mapToObj(decision -> new DFA(DRL10Parser._ATN.getDecisionState(decision), decision))
            .toArray(DFA[]::new);
    private static final PredictionContextCache CONTEXTS = new PredictionContextCache();

    private QuietDrl10() {}

    /**
     * A text as it was parsed.
     *
     * @param unit the tree
     * @param tokens what it was made of
     */
    public record Parsed(DRL10Parser.CompilationUnitContext unit, TokenStream tokens) {}

    /** Parses {@code text}, and tells the errors to {@code listener}. */
    public static Parsed parse(String text, ANTLRErrorListener listener) {
        Parsed faultless = withoutContext(text);
        if (faultless != null) {
            return faultless;
        }
        DRL10Parser parser = parser(text, listener);
        return new Parsed(parser.compilationUnit(), parser.getTokenStream());
    }

    /** Parses by the first stage; null when there is an error. */
    private static @Nullable Parsed withoutContext(String text) {
        DRLErrorListener listener = new DRLErrorListener();
        DRL10Parser parser = parser(text, listener);
        parser.setInterpreter(new ParserATNSimulator(parser, DRL10Parser._ATN, WITHOUT_CONTEXT, CONTEXTS));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            Parsed parsed = new Parsed(parser.compilationUnit(), parser.getTokenStream());
            return listener.getErrors().isEmpty() ? parsed : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Returns a parser of {@code text} that tells its errors, and those of its lexer, to {@code listener} alone. */
    static DRL10Parser parser(String text, ANTLRErrorListener listener) {
        DRL10Parser parser = DRL10ParserHelper.createDrlParser(text);
        listenOnly(parser, listener);
        listenOnly((Lexer) parser.getTokenStream().getTokenSource(), listener);
        return parser;
    }

    private static void listenOnly(Recognizer<?, ?> recognizer, ANTLRErrorListener listener) {
        recognizer.removeErrorListeners();
        recognizer.addErrorListener(listener);
    }
}
