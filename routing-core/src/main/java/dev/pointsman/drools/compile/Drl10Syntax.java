package dev.pointsman.drools.compile;

import dev.pointsman.drools.parse.QuietDrl10;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.jspecify.annotations.Nullable;

/** Finds syntax errors of level DRL10 before Drools does, which would print them to the console. */
final class Drl10Syntax {

    private Drl10Syntax() {}

    /** Returns the syntax errors of some texts, in the order in which they stand. */
    static List<BuildMessage> errors(List<DrlUnit> units) {
        List<BuildMessage> errors = new ArrayList<>();
        for (DrlUnit unit : units) {
            QuietDrl10.parse(unit.text(), new Listener(unit.name(), errors));
        }
        return errors;
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
