package dev.pointsman.cli.command;

import dev.pointsman.diff.ExpectationFile;
import dev.pointsman.report.Report;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.text.Printable;
import dev.pointsman.verify.compare.Expectation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the file in which an author declares what a version moves. */
public final class Declaration {

    private Declaration() {}

    /**
     * Reads a file and prints what is wrong with it.
     *
     * @return what is declared, or empty if the file cannot be used
     * @throws IOException if it cannot be read
     */
    public static Optional<List<Expectation>> read(Path file, RuleSet before, RuleSet after, Terminal terminal)
            throws IOException {
        SourceFile source = SourceFile.read(ReportArguments.path(file), file);
        ExpectationFile declared = ExpectationFile.read(source, before, after);
        if (declared.issues().isEmpty()) {
            return Optional.of(declared.expectations());
        }
        terminal.err().print(Printable.lines(Report.errorsOf(declared.issues(), "the declaration cannot be used")));
        terminal.err().flush();
        return Optional.empty();
    }
}
