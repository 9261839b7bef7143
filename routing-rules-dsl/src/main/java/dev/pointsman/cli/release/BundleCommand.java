package dev.pointsman.cli.release;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Output;
import dev.pointsman.cli.command.PolicyArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.dsl.Conversion;
import dev.pointsman.release.Bundle;
import dev.pointsman.release.MavenCoordinates;
import dev.pointsman.release.Release;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.FileTree;
import dev.pointsman.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pointsman bundle}: a version as a jar. */
@Command(
        name = "bundle",
        description = {
            "Writes a version as a jar, which a host pins like any dependency and reads from its class path. Its signatures are in"
                    + " it.",
            "Plain Drools reads the jar as a KJAR: .route and .csv files are in it as DRL too."
        })
final class BundleCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private VersionArguments version = new VersionArguments();

    @Mixin
    private PolicyArguments policy = new PolicyArguments();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The jar.")
    private Path out = Path.of("");

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Group id of the Maven artifact; its name and version are those of the rule set. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String group = "rules";

    BundleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!out.toString().endsWith(".jar")) {
            throw new ParameterException(spec.commandLine(), "--out must end with .jar, found " + out);
        }
        Release release = version.read(terminal);
        RuleSet ruleSet = release.ruleSet(policy.granted());
        Map<String, String> drl = new TreeMap<>();
        for (SourceFile file : Conversion.of(ruleSet, Conversion.Language.DRL).files()) {
            drl.put(file.name(), file.text());
        }
        MavenCoordinates coordinates = coordinates(release);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        Bundle.write(release, FileTree.ofTexts(drl), ruleSet.level(), coordinates, jar);
        try (Output output = Output.to(out)) {
            output.stream().write(jar.toByteArray());
            output.commit();
        }
        terminal.text().println(release + " is in " + out + ", as " + coordinates);
        return ExitCode.OK;
    }

    private MavenCoordinates coordinates(Release release) {
        try {
            return MavenCoordinates.of(group, release.summary());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
