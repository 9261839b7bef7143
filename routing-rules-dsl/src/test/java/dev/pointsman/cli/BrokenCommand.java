package dev.pointsman.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command line that worked until something in it, or in the files it names, was broken.
 *
 * @param folder where its files are
 * @param arguments as the shell would pass them
 * @param input standard input
 * @param broken the file that was broken beyond reading, where nothing else was
 */
record BrokenCommand(
        Path folder,
        List<String> arguments,
        String input,
        @Nullable Path broken) {

    private static final String AT = "2026-11-22T03:00:00Z";
    private static final String CSV = "id,category,region,amount\nT-1,refund,EU,5\nT-2,snow,,\nT-3,refund,NA,2000\n";
    private static final String JSON = "{\"id\":\"T-1\",\"category\":\"refund\",\"attributes\":{\"amount\":5}}\n";

    /** A whole command line for each command; FOLDER stands for the folder of the run. */
    private static final Map<String, List<String>> COMMANDS = new TreeMap<>(Map.ofEntries(
            Map.entry("check", List.of("check FOLDER/rs --at " + AT, "check FOLDER/rs --format sarif --fail-on note")),
            Map.entry(
                    "test",
                    List.of(
                            "test FOLDER/rs --coverage --min-coverage 50",
                            "test FOLDER/rs --filter refund --format junit",
                            "test FOLDER/rs --record --tickets FOLDER/t.csv --at " + AT + " --out FOLDER/base.yaml")),
            Map.entry(
                    "route",
                    List.of(
                            "route FOLDER/rs --tickets FOLDER/t.csv --at " + AT + " --format csv",
                            "route FOLDER/rs --tickets FOLDER/t.jsonl --explain --format jsonl --facts FOLDER/f.jsonl",
                            "route FOLDER/rs --tickets - --tickets-format csv --map subcategory=category --matching"
                                    + " index")),
            Map.entry(
                    "explain",
                    List.of(
                            "explain FOLDER/rs --ticket category=refund region=EU amount=5 --why-not high-value",
                            "explain FOLDER/rs --ticket FOLDER/t.csv --id T-1 --format jsonl --at " + AT)),
            Map.entry("list", List.of("list FOLDER/rs --team a", "list FOLDER/rs --format jsonl")),
            Map.entry("init", List.of("init FOLDER/fresh --name fresh")),
            Map.entry("issue", List.of("issue conflict", "issue")),
            Map.entry("replay", List.of("replay FOLDER/log.jsonl --ruleset FOLDER/rs --format json")),
            Map.entry(
                    "diff",
                    List.of(
                            "diff FOLDER/rs FOLDER/new --at " + AT + " --format github",
                            "diff FOLDER/rs FOLDER/new --tickets FOLDER/t.csv --matrix FOLDER/m.csv",
                            "diff FOLDER/rs FOLDER/new --expect FOLDER/e.yaml")),
            Map.entry("fmt", List.of("fmt FOLDER/rs", "fmt --check FOLDER/rs/rules/r.route --format json")),
            Map.entry(
                    "convert",
                    List.of("convert FOLDER/rs --to drl", "convert FOLDER/rs --to route --out FOLDER/out"))));

    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "t.csv", CSV,
            "t.jsonl", JSON,
            "f.jsonl", "{\"kind\":\"outage\",\"attributes\":{\"product\":\"checkout\"}}\n",
            "e.yaml", "moves:\n  - { from: high-value, to: triage }\n",
            "log.jsonl", "{\"logged\":\"2026-11-22T03:00:00Z\"}\n"));

    private static final Map<String, String> RULE_SET = new TreeMap<>(Map.of(
            "ruleset.yaml", "name: small\n",
            "schema.yaml", "fields:\n  region: [EU, UK, NA]\nattributes:\n  amount: number\n",
            "teams.yaml",
                    "teams:\n"
                            + "  a: { name: A, contact: \"slack:#a\" }\n"
                            + "  high-value: { name: B }\n"
                            + "  triage: { name: C }\n",
            "rules/r.route", """
                    # comment
                    rule eu-refunds
                      salience 100
                      when category is refund
                        and region is one of EU, UK
                      route to a because "Dublin – früh"

                    rule high-value
                      salience 200
                      when category is refund and attribute amount is above 1000
                      route to high-value

                    default rule fallback
                      route to triage
                    """,
            "rules/t.csv", "category,product,team\npayout,\"card, cash\",a\nsnow,-,high-value\n",
            "rules/d.drl", """
                    package small
                    import dev.pointsman.ticket.Ticket

                    rule "winter"
                        date-effective "2026-12-01T00:00:00Z"
                    when
                        Ticket( category == "ice", priority <= 2 )
                    then
                        routing.to("a").because("Ice");
                    end
                    """,
            "tests/t.yaml", """
                    at: 2026-11-22T03:00:00Z
                    cases:
                      - name: refund in the EU
                        ticket: { category: refund, region: EU }
                        team: a
                      - name: large refund
                        ticket: { category: refund, amount: 2000 }
                        team: high-value
                    """));

    private static final List<String> ODD_ARGUMENTS = List.of(
            "",
            " ",
            "-",
            "--",
            "---",
            "@",
            "@none",
            "=",
            "a=b",
            "--at=",
            "--at",
            "--format",
            "--format=TEXT",
            "\u0000",
            "\u001b[31m",
            "\uD800",
            "C:\\rules\\x",
            "..",
            "/",
            "-1",
            "999999999999",
            "--help",
            "--version",
            "--debug=x",
            "--out",
            "--trust",
            "--allow-type=java.lang.Runtime",
            "--min-coverage",
            "101",
            "--map=priority",
            "--map==,",
            "--why-not",
            "--filter=[",
            "*",
            "?",
            "i\u0307",
            "2026-02-30T00:00:00Z",
            "+1000000000-01-01T00:00:00Z",
            "x".repeat(5_000));

    private static final List<byte[]> ODD_BYTES = List.of(
            new byte[0],
            new byte[] {0},
            new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41, 0},
            new byte[] {(byte) 0x80, (byte) 0xC0, (byte) 0xFF, 10, 13, 0, 7, 27},
            new byte[] {0x50, 0x4B, 3, 4, 0, 0, (byte) 0x99, (byte) 0xAA},
            "\uFEFF".getBytes(StandardCharsets.UTF_8),
            "\r\n\r\r\n".getBytes(StandardCharsets.UTF_8),
            "x".repeat(300_000).getBytes(StandardCharsets.UTF_8),
            "[[[[[[[[".repeat(2_000).getBytes(StandardCharsets.UTF_8),
            "&a [*a, *a]\n".getBytes(StandardCharsets.UTF_8),
            "{\"a\":".repeat(3_000).getBytes(StandardCharsets.UTF_8),
            "\"\"\"\"\",,,\n\"".getBytes(StandardCharsets.UTF_8));

    static List<String> names() {
        return List.copyOf(COMMANDS.keySet());
    }

    String name() {
        return names().stream().filter(arguments::contains).findFirst().orElse("");
    }

    /** Returns the name that a message about the broken file has to hold. */
    Optional<String> brokenFile() {
        return Optional.ofNullable(broken).map(file -> file.getFileName().toString());
    }

    /** Tells whether it was a file of tests, which most commands do not read. */
    boolean isTestBroken() {
        return broken != null && broken.getParent().endsWith("tests");
    }

    static BrokenCommand make(Path folder, Random random) throws IOException {
        for (String rules : List.of("rs", "new")) {
            for (Map.Entry<String, String> file : RULE_SET.entrySet()) {
                SmallRuleSet.write(folder.resolve(rules).resolve(file.getKey()), file.getValue());
            }
        }
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            SmallRuleSet.write(folder.resolve(file.getKey()), file.getValue());
        }
        List<String> lines = COMMANDS.get(one(names(), random));
        List<String> arguments = new ArrayList<>(
                List.of(one(lines, random).replace("FOLDER", folder.toString()).split(" ")));
        int how = random.nextInt(10);
        Path broken = null;
        if (how < 4) {
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                breakArguments(arguments, random);
            }
            confine(arguments, folder);
        } else if (how < 8) {
            changeFile(named(folder, arguments, random), random);
        } else {
            Path file = named(folder, arguments, random);
            broken = makeUnreadable(file, random) ? file : null;
        }
        return new BrokenCommand(folder, arguments, random.nextInt(4) == 0 ? "\u0000\uFFFF\n\"" : CSV, broken);
    }

    private static void breakArguments(List<String> arguments, Random random) {
        int at = random.nextInt(arguments.size());
        String old = arguments.get(at);
        switch (random.nextInt(6)) {
            case 0 -> arguments.remove(at);
            case 1 -> arguments.add(at, old);
            case 2 -> arguments.set(at, one(ODD_ARGUMENTS, random));
            case 3 -> arguments.add(random.nextInt(arguments.size() + 1), one(ODD_ARGUMENTS, random));
            case 4 -> arguments.set(at, arguments.get(random.nextInt(arguments.size())));
            default -> arguments.set(at, old.isEmpty() ? "x" : mutated(old, random));
        }
        if (arguments.isEmpty()) {
            arguments.add("check");
        }
    }

    /** Nothing outside the folder is read or written, whatever became of the arguments. */
    private static void confine(List<String> arguments, Path folder) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean writes = i > 0 && List.of("--out", "--matrix").contains(arguments.get(i - 1));
            String path = argument.substring(argument.indexOf('=') + 1);
            boolean outside = !path.startsWith(folder + "/") || path.contains("..");
            boolean made = arguments.contains("init") && !argument.startsWith("-") && !argument.equals("init");
            if (outside && (writes || made || argument.startsWith("--out=") || isThere(path))) {
                arguments.set(i, folder.resolve("nowhere").toString());
            }
        }
    }

    private static boolean isThere(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A file that the command reads. */
    private static Path named(Path folder, List<String> arguments, Random random) {
        List<Path> candidates = new ArrayList<>();
        for (String argument : arguments) {
            if (!isThere(argument)) {
                continue;
            }
            Path path = Path.of(argument);
            if (Files.isRegularFile(path)) {
                candidates.add(path);
            } else if (Files.isDirectory(path)) {
                RULE_SET.keySet().forEach(file -> candidates.add(path.resolve(file)));
            }
        }
        return candidates.isEmpty() ? folder.resolve("t.csv") : one(candidates, random);
    }

    private static void changeFile(Path file, Random random) throws IOException {
        if (random.nextInt(3) == 0) {
            Files.write(file, one(ODD_BYTES, random));
            return;
        }
        String text = Files.readString(file);
        switch (random.nextInt(5)) {
            case 0 -> text = "\uFEFF" + text.replace("\n", "\r\n");
            case 1 -> text = text + text;
            case 2 -> text = text.replaceFirst("\\w+", "x".repeat(50_000));
            default -> {
                for (int i = 1 + random.nextInt(5); i > 0; i--) {
                    text = mutated(text, random);
                }
            }
        }
        Files.writeString(file, text.replace("\uD800", "?"));
    }

    private static boolean makeUnreadable(Path file, Random random) throws IOException {
        Files.delete(file);
        switch (random.nextInt(3)) {
            case 0 -> Files.createDirectory(file);
            case 1 -> Files.write(file, new byte[] {'a', (byte) 0xC3, (byte) 0x28, '\n'});
            default -> {}
        }
        boolean needed = !List.of("rules", "tests")
                .contains(file.getParent().getFileName().toString());
        return Files.isRegularFile(file) || (needed && !file.endsWith("schema.yaml"));
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(4)) {
            case 0 -> mutated.delete(at, end);
            case 1 -> mutated.insert(at, one(ODD_ARGUMENTS, random));
            case 2 -> mutated.insert(at, text.substring(at, end));
            default ->
                mutated.replace(at, end, one(List.of("\"", "\\", "\n", ":", "{", "}", "-", "[", ",", "'"), random));
        }
        return mutated.toString();
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    void deleteFiles() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Override
    public String toString() {
        return "pointsman " + String.join(" ", arguments) + (broken == null ? "" : ", with " + broken + " unreadable");
    }
}
