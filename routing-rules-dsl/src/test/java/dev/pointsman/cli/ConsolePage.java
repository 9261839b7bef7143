package dev.pointsman.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays a page of {@code docs/}: a block whose info string has a path after the language is written to that file, and each
 * command of a {@code console} block is run, both in the order of the page. Time begins at an instant and goes on by a minute
 * with every command. Commands run in an empty folder with a repository in {@code releases}.
 */
final class ConsolePage {

    static final String PROMPT = "$ pointsman ";

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Set<String> PATHS =
            Set.of("--out", "--log", "--key", "--trusted-key", "--expect", "--rules", "--tests");

    private final Path folder;
    private final String name;
    private Instant now;

    /**
     * Starts.
     *
     * @param folder the empty folder
     * @param name of the rule set of the page, which no file is called
     * @param start the instant of the first command
     */
    ConsolePage(Path folder, String name, Instant start) {
        this.folder = folder;
        this.name = name;
        this.now = start;
    }

    /**
     * A command as the page shows it, and what it printed.
     *
     * @param line number of its line in the page
     * @param command without the prompt
     * @param shown what the page says that it prints
     * @param printed what it printed: standard output, then standard error
     */
    record Played(int line, String command, String shown, String printed) {}

    /** Plays all of a page. */
    List<Played> play(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        List<Played> played = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith("```")) {
                String[] info = lines.get(at).substring(3).split(" ", 2);
                int end = at + 1 + lines.subList(at + 1, lines.size()).indexOf("```");
                if (info.length == 2) {
                    Path file = folder.resolve(info[1]);
                    SmallRuleSet.write(file, String.join("\n", lines.subList(at + 1, end)) + "\n");
                } else if (info[0].equals("console")) {
                    played.addAll(console(lines.subList(at + 1, end), at + 2));
                }
                at = end;
            }
        }
        return played;
    }

    /** Returns what was printed without what is never the same twice: hashes, keys, and how long it took. */
    static String comparable(String printed) {
        return printed.replaceAll("\\b[0-9a-f]{12,64}\\b", "#")
                .replaceAll("in [0-9.,]+ s, [0-9,]+ rows", "in # s, # rows");
    }

    private List<Played> console(List<String> block, int line) {
        List<Played> played = new ArrayList<>();
        for (int at = 0; at < block.size(); ) {
            String command = block.get(at).substring(PROMPT.length());
            int end = at + 1;
            StringBuilder shown = new StringBuilder();
            while (end < block.size() && !block.get(end).startsWith("$ ")) {
                shown.append(block.get(end++)).append('\n');
            }
            played.add(new Played(line + at, command, shown.toString(), run(command)));
            at = end;
        }
        return played;
    }

    private String run(String command) {
        Session session = Session.runAt(now, arguments(command).toArray(new String[0]));
        now = now.plus(Duration.ofMinutes(1));
        return (session.out() + session.err()).replace("\r\n", "\n").replace(folder + "/", "");
    }

    /** The words of a command, paths below the folder. */
    private List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>();
        Matcher words = WORD.matcher(command);
        String before = "";
        while (words.find()) {
            String word = words.group(1) == null ? words.group(2) : words.group(1);
            boolean isPath = PATHS.contains(before)
                    || (!word.equals(name) && !word.isEmpty() && Files.exists(folder.resolve(word)));
            arguments.add(isPath ? folder.resolve(word).toString() : word);
            before = word;
        }
        if (!command.startsWith("keygen")) {
            arguments.add("--repository");
            arguments.add(folder.resolve("releases").toString());
        }
        return arguments;
    }
}
