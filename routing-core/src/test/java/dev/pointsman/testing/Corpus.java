package dev.pointsman.testing;

import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A file of cases: constraints with the tickets on which they hold, constraints that are refused, and whole rules with
 * the rule that wins each ticket. Its keys are shown by the files themselves.
 *
 * @param name name of the file
 * @param levels the levels of DRL at which its constraints are read
 * @param schema the schema against which its constraints are checked
 */
public record Corpus(
        String name, List<LanguageLevel> levels, TicketSchema schema, List<Constraint> constraints, List<Case> cases) {

    /** The instant at which tickets are matched where a case says nothing else. */
    public static final Instant AT = Instant.parse("2026-06-15T00:00:00Z");

    /** What becomes of a rule on a ticket. */
    public enum Outcome {
        /** It matches. */
        HOLDS,
        /** It does not match. */
        NOT,
        /** Its condition cannot be evaluated. */
        FAILS
    }

    /**
     * A constraint and what is expected of it.
     *
     * @param tickets the outcome on each ticket
     * @param issues the codes with which it is refused; empty when it is read
     */
    public record Constraint(String text, Map<Ticket, Outcome> tickets, List<String> issues) {}

    /**
     * Rules and the decisions expected of them.
     *
     * @param addFallback whether the usual fallback belongs to the rules
     */
    public record Case(String name, String rules, boolean addFallback, List<Expected> decisions) {}

    /** A ticket, what stands beside it, and who wins it. */
    public record Expected(
            Ticket ticket, List<Fact> facts, Instant at, String rule, String team, List<String> failed) {}

    /** Reads every file of the corpus, in the order of their names. */
    public static List<Corpus> files() {
        try (Stream<Path> files = Files.list(folder())) {
            List<Corpus> all = files.sorted().map(Corpus::read).toList();
            if (all.isEmpty()) {
                throw new IllegalStateException("the corpus is empty");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the constraints that a rule may have. */
    public List<Constraint> constraintsThatAreRead() {
        return constraints.stream()
                .filter(constraint -> constraint.issues().isEmpty())
                .toList();
    }

    /** Returns the constraints that no rule may have. */
    public List<Constraint> constraintsThatAreRefused() {
        return constraints.stream()
                .filter(constraint -> !constraint.issues().isEmpty())
                .toList();
    }

    private static Path folder() throws IOException {
        URL url = Objects.requireNonNull(Corpus.class.getResource("/corpus"), "the folder corpus");
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Corpus read(Path file) {
        Map<?, ?> root;
        try {
            root = map(new Load(LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Corpus(
                String.valueOf(file.getFileName()),
                list(root.get("levels")).stream()
                        .map(level -> LanguageLevel.valueOf(String.valueOf(level)))
                        .toList(),
                schema(map(root.get("schema"))),
                list(root.get("constraints")).stream()
                        .map(entry -> constraint(map(entry)))
                        .toList(),
                list(root.get("cases")).stream()
                        .map(entry -> oneCase(map(entry)))
                        .toList());
    }

    private static TicketSchema schema(Map<?, ?> entries) {
        TicketSchema.Builder schema = TicketSchema.builder();
        entries.forEach((name, value) -> {
            if (!name.equals("attributes")) {
                schema.values(TicketField.find(String.valueOf(name)).orElseThrow(), texts(value));
            }
        });
        map(entries.get("attributes")).forEach((name, type) -> {
            if (type instanceof List<?>) {
                schema.attribute(String.valueOf(name), texts(type));
            } else {
                schema.attribute(
                        String.valueOf(name),
                        AttributeType.valueOf(String.valueOf(type).toUpperCase(Locale.ROOT)));
            }
        });
        return schema.build();
    }

    private static Constraint constraint(Map<?, ?> entry) {
        Map<Ticket, Outcome> tickets = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            for (Object ticket : list(entry.get(outcome.name().toLowerCase(Locale.ROOT)))) {
                tickets.put(ticket(map(ticket)), outcome);
            }
        }
        return new Constraint(String.valueOf(entry.get("constraint")), tickets, texts(entry.get("issues")));
    }

    private static Case oneCase(Map<?, ?> entry) {
        List<Expected> decisions = new ArrayList<>();
        for (Object one : list(entry.get("tickets"))) {
            Map<?, ?> expected = map(one);
            decisions.add(new Expected(
                    ticket(map(expected.get("ticket"))),
                    list(expected.get("facts")).stream()
                            .map(fact -> fact(map(fact)))
                            .toList(),
                    expected.containsKey("at") ? Instant.parse(String.valueOf(expected.get("at"))) : AT,
                    String.valueOf(expected.get("rule")),
                    String.valueOf(expected.get("team")),
                    texts(expected.get("failed"))));
        }
        return new Case(
                String.valueOf(entry.get("name")),
                String.valueOf(entry.get("rules")),
                !Boolean.FALSE.equals(entry.get("fallback")),
                decisions);
    }

    private static Fact fact(Map<?, ?> entry) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        map(entry.get("attributes")).forEach((name, value) -> attributes.put(String.valueOf(name), value));
        return new Fact(String.valueOf(entry.get("kind")), attributes);
    }

    private static Ticket ticket(Map<?, ?> fields) {
        Ticket.Builder ticket = Ticket.builder("T-1");
        fields.forEach((name, value) -> {
            switch (String.valueOf(name)) {
                case "openedAt" -> ticket.openedAt(Instant.parse(String.valueOf(value)));
                case "category" -> ticket.category(String.valueOf(value));
                case "subcategory" -> ticket.subcategory(String.valueOf(value));
                case "product" -> ticket.product(String.valueOf(value));
                case "region" -> ticket.region(String.valueOf(value));
                case "subject" -> ticket.subject(String.valueOf(value));
                case "priority" -> ticket.priority(Integer.valueOf(String.valueOf(value)));
                case "tags" -> texts(value).forEach(ticket::tag);
                case "attributes" -> map(value).forEach((key, kept) -> ticket.attribute(String.valueOf(key), kept));
                default -> throw new IllegalArgumentException("the corpus knows no field " + name);
            }
        });
        return ticket.build();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }
}
