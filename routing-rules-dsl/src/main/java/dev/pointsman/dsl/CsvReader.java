package dev.pointsman.dsl;

import dev.pointsman.dsl.meaning.Translation;
import dev.pointsman.dsl.parse.CsvTable;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;

/**
 * Reads {@code *.csv} files (RFC 4180) as tables of the routing language: the first record has the headings, each other
 * one is a rule. Thread-safe.
 */
public final class CsvReader implements RuleReader {

    /** Creates a reader, as {@link java.util.ServiceLoader} does. */
    public CsvReader() {}

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public Reading read(SourceFile file, Context context) {
        Problems problems = new Problems(new LineMap(file));
        return Translation.of(CsvTable.parse(problems, context.schema()), context, problems);
    }
}
