package dev.pointsman.cli.release;

import dev.pointsman.cli.command.Columns;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.Release;
import dev.pointsman.signing.Signature;
import dev.pointsman.source.JsonObject;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman show}: what a version is and holds. */
@Command(
        name = "show",
        description =
                "Shows a version: who published it and when, its hashes and signatures, what the gate said, its files.")
final class ShowCommand implements Callable<Integer> {

    private static final int SHORT_KEY = 16;

    private final Terminal terminal;

    @Mixin
    private VersionArguments version = new VersionArguments();

    @Option(names = "--report", description = "Prints the report of the gate, as it is kept: one JSON object.")
    private boolean report;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Prints this file of the version, such as rules/all.drl.")
    private @Nullable String file;

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Release release = version.read(terminal);
        PrintWriter out = terminal.text();
        if (report) {
            out.println(release.report().strip());
        } else if (file != null) {
            if (!release.files().has(file)) {
                throw new IOException(
                        release + " has no file " + Printable.quoted(file) + "\n  Without --file, all are listed.");
            }
            terminal.out().write(release.files().bytes(file));
            terminal.out().flush();
        } else {
            print(release, out);
        }
        return ExitCode.OK;
    }

    private static void print(Release release, PrintWriter out) {
        out.println(release);
        new Columns()
                .add("hash", release.version().hash())
                .add("digest", release.digest())
                .add("author", release.author())
                .add("created", release.createdAt().toString())
                .add("made from", release.parent() == 0 ? "nothing" : "v" + release.parent())
                .add("note", release.note().isEmpty() ? "none" : release.note())
                .add("signed by", signers(release.signatures()))
                .add("gate", gate(release.report()))
                .print("  ", out);
        out.println("  files");
        Columns files = new Columns();
        for (String each : release.files().names()) {
            files.add(each, release.files().bytes(each).length + " bytes");
        }
        files.print("    ", out);
    }

    private static String signers(List<Signature> signatures) {
        return signatures.isEmpty()
                ? "nobody"
                : signatures.stream()
                        .map(signature -> signature.keyId().substring(0, SHORT_KEY))
                        .collect(Collectors.joining(", "));
    }

    /** Hosts may publish with a gate of their own. */
    private static String gate(String report) {
        JsonObject found = JsonObject.parse(report);
        return found.has("verdict") && found.has("summary")
                ? found.text("verdict") + ": " + found.text("summary")
                : found.names().isEmpty() ? "none" : "another one, see --report";
    }
}
