package dev.pointsman.dsl;

import dev.pointsman.dsl.meaning.Translation;
import dev.pointsman.dsl.parse.Parser;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;

/** Reads {@code *.route} files: the routing language that {@code docs/language.md} describes. Thread-safe. */
public final class RouteReader implements RuleReader {

    /** Creates a reader, as {@link java.util.ServiceLoader} does. */
    public RouteReader() {}

    @Override
    public String extension() {
        return "route";
    }

    @Override
    public Reading read(SourceFile file, Context context) {
        Problems problems = new Problems(new LineMap(file));
        return Translation.of(Parser.parse(problems).items(), context, problems);
    }
}
