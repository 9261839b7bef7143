package dev.pointsman.cli.command;

import dev.pointsman.ticketfile.FieldMapping;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The argument of every command that reads a file of tickets whose columns have other names. */
public final class MappingArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--map",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description = "Reads a ticket field from a column of another name, such as priority=impact.")
    private List<String> pairs = new ArrayList<>();

    /** Creates arguments that nobody has given yet. */
    public MappingArguments() {}

    /** Tells whether any field is mapped. */
    public boolean isGiven() {
        return !pairs.isEmpty();
    }

    /**
     * Returns the mapping.
     *
     * @throws ParameterException if a pair cannot be one
     */
    public FieldMapping mapping() {
        try {
            return FieldMapping.parse(pairs);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--map: " + e.getMessage());
        }
    }
}
