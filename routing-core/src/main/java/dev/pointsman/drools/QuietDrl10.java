package dev.pointsman.drools;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorListener;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.drools.drl.parser.antlr4.DRL10Parser;
import org.drools.drl.parser.antlr4.DRL10ParserHelper;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parser of level DRL10 without the listeners by which Drools prints syntax errors to the console, and finds
 * such errors before Drools does.
 */
final class QuietDrl10 {

    private QuietDrl10() {}

    /** Returns a parser of {@code text} that tells its errors, and those of its lexer, to {@code listener} alone. */
    static DRL10Parser parser(String text, ANTLRErrorListener listener) {
        DRL10Parser parser = DRL10ParserHelper.createDrlParser(text);
        listenOnly(parser, listener);
        listenOnly((Lexer) parser.getTokenStream().getTokenSource(), listener);
        return parser;
    }

    static List<BuildMessage> syntaxErrors(List<DrlUnit> units) {
        List<BuildMessage> errors = new ArrayList<>();
        for (DrlUnit unit : units) {
            parser(unit.text(), new Listener(unit.name(), errors)).compilationUnit();
        }
        return errors;
    }

    private static void listenOnly(Recognizer<?, ?> recognizer, ANTLRErrorListener listener) {
        recognizer.removeErrorListeners();
        recognizer.addErrorListener(listener);
    }

    private static final class Listener extends BaseErrorListener {

        private final String unit;
        private final List<BuildMessage> errors;

        Listener(String unit, List<BuildMessage> errors) {
            this.unit = unit;
            this.errors = errors;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String text,
                @Nullable RecognitionException cause) {
            errors.add(BuildMessage.syntax(unit, line, text));
        }
    }
}
