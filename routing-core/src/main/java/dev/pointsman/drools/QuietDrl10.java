package dev.pointsman.drools;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.drools.drl.parser.antlr4.DRL10Parser;
import org.drools.drl.parser.antlr4.DRL10ParserHelper;
import org.jspecify.annotations.Nullable;

/**
 * Finds syntax errors of level DRL10 before Drools does, because the parser that Drools makes of its own prints them to
 * the console.
 */
final class QuietDrl10 {

    private QuietDrl10() {}

    static List<BuildMessage> syntaxErrors(List<DrlUnit> units) {
        List<BuildMessage> errors = new ArrayList<>();
        for (DrlUnit unit : units) {
            DRL10Parser parser = DRL10ParserHelper.createDrlParser(unit.text());
            Listener listener = new Listener(unit.name(), errors);
            listenOnly(parser, listener);
            listenOnly((Lexer) parser.getTokenStream().getTokenSource(), listener);
            parser.compilationUnit();
        }
        return errors;
    }

    private static void listenOnly(Recognizer<?, ?> recognizer, Listener listener) {
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
