package dev.pointsman.ticketfile;

import dev.pointsman.text.Printable;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticketfile.LineReader.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts for every ticket of a run, from JSON lines such as {@code {"kind": "outage", "attributes": {"product": "checkout"}}}.
 * A wrong fact would make decisions wrong without a trace, so one bad line refuses the file. Stateless.
 */
public final class FactsFile {

    private FactsFile() {}

    /**
     * Reads the facts, in order.
     *
     * @throws IOException if the file cannot be read, or a line is bad
     */
    public static List<Fact> read(Path file) throws IOException {
        List<Fact> facts = new ArrayList<>();
        try (LineReader reader = new LineReader(InputFile.open(file))) {
            for (Line line = reader.read(); line != null; line = reader.read()) {
                if (!line.isBlank()) {
                    facts.add(fact(file, line));
                }
            }
        }
        return facts;
    }

    private static Fact fact(Path file, Line line) throws IOException {
        String place = file + ":" + line.number() + ": ";
        if (line.problem() != null) {
            throw new IOException(place + "the line " + line.problem());
        }
        try {
            return fact(line.text());
        } catch (IllegalArgumentException e) {
            throw new IOException(place + e.getMessage(), e);
        }
    }

    private static Fact fact(String text) {
        List<String> kind = new ArrayList<>();
        Map<String, Object> attributes = new LinkedHashMap<>();
        JsonLine.read(text, (key, value) -> {
            switch (key) {
                case "kind" -> {
                    String found = value.text(key);
                    kind.add(found == null ? "" : found);
                }
                case "attributes" ->
                    value.values(key, (name, found) -> {
                        if (found != null) {
                            attributes.put(name, found);
                        }
                    });
                default ->
                    throw new IllegalArgumentException(
                            "unknown key " + Printable.quoted(key) + ". A fact has \"kind\" and \"attributes\".");
            }
        });
        if (kind.isEmpty()) {
            throw new IllegalArgumentException("a fact needs a \"kind\"");
        }
        return new Fact(kind.get(0), attributes);
    }
}
