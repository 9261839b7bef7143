package dev.pointsman.cli.command;

import dev.pointsman.ticket.Fact;
import dev.pointsman.ticketfile.FactsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The argument of every command that decides tickets with facts that rules can join. */
public final class FactsArguments {

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = "Facts that rules can join with every ticket, as JSON lines:"
                    + " {\"kind\": \"outage\", \"attributes\": {\"product\": \"checkout\"}}.")
    private @Nullable Path file;

    /** Creates arguments that nobody has given yet. */
    public FactsArguments() {}

    /** Tells whether there is a file of facts. */
    public boolean isGiven() {
        return file != null;
    }

    /**
     * Reads the facts; none where no file is given.
     *
     * @throws IOException if the file cannot be read
     */
    public List<Fact> facts() throws IOException {
        return file == null ? List.of() : FactsFile.read(file);
    }
}
