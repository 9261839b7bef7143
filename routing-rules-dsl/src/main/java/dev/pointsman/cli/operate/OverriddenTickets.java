package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.Columns;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.log.DecisionRecord;
import dev.pointsman.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lists the tickets that an override decided. */
final class OverriddenTickets {

    private OverriddenTickets() {}

    /**
     * Reads a decision log and prints a line for each decision of the override, by time.
     *
     * @param log a file, or a folder of files that end with jsonl
     */
    static int print(String ruleSet, String id, Path log, Terminal terminal) throws IOException {
        List<DecisionRecord> found = new ArrayList<>();
        long unreadable = 0;
        for (Path file : files(log)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    try {
                        DecisionRecord record = DecisionRecord.parse(line);
                        if (record.override().filter(id::equals).isPresent()
                                && record.version().name().equals(ruleSet)) {
                            found.add(record);
                        }
                    } catch (IllegalArgumentException e) {
                        unreadable++;
                    }
                }
            } catch (CharacterCodingException e) {
                throw new IOException(file + " is not UTF-8 text, and so no decision log", e);
            }
        }
        print(ruleSet, id, found, terminal.text());
        if (unreadable > 0) {
            terminal.err().println("warning: " + unreadable + " lines of the log could not be read");
        }
        return ExitCode.OK;
    }

    private static void print(String ruleSet, String id, List<DecisionRecord> found, PrintWriter out) {
        Columns columns = new Columns();
        found.stream()
                .sorted(Comparator.comparing(DecisionRecord::at)
                        .thenComparing(record -> record.ticket().id()))
                .forEach(record ->
                        columns.add(record.ticket().id(), record.at().toString(), record.team(), record.rule()));
        columns.print("", out);
        out.println(Printable.line("override " + id + " of " + ruleSet + " made " + found.size()
                + (found.size() == 1 ? " decision" : " decisions") + " in this log"));
    }

    private static List<Path> files(Path log) throws IOException {
        if (!Files.exists(log)) {
            throw new IOException("there is no file or folder " + log);
        }
        if (!Files.isDirectory(log)) {
            return List.of(log);
        }
        try (Stream<Path> all = Files.list(log)) {
            List<Path> files = all.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException(log + " holds no file that ends with jsonl, as those of a decision log do");
            }
            return files;
        }
    }
}
