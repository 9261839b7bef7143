package dev.pointsman.dsl;

import dev.pointsman.dsl.layout.RouteFormat;
import dev.pointsman.dsl.parse.Parser;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Syntax;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lays {@code *.route} files out in the one canonical way; comments stay, and what the rules mean. Formatting what was
 * formatted changes nothing.
 */
public final class RouteFormatter {

    private RouteFormatter() {}

    /**
     * What became of a file: a text, or the errors that keep it from being laid out. Immutable.
     *
     * @param issues syntax errors; what is unknown to a schema or a directory is none here
     */
    public record Formatted(@Nullable String laidOut, List<RuleIssue> issues) {
        public Formatted {
            issues = List.copyOf(issues);
        }

        /** Returns the text of the file as it should be; empty when there are errors. */
        public Optional<String> text() {
            return Optional.ofNullable(laidOut);
        }
    }

    /** Formats a file. */
    public static Formatted format(SourceFile file) {
        Problems problems = new Problems(new LineMap(file));
        Syntax syntax = Parser.parse(problems);
        return syntax.faultless()
                ? new Formatted(RouteFormat.format(syntax), List.of())
                : new Formatted(null, problems.issues());
    }
}
