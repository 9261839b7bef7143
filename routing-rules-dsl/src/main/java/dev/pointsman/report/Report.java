package dev.pointsman.report;

import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.source.SourcePosition;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a command found in a folder. Immutable.
 *
 * @param command the command, for instance {@code check}
 * @param folder the folder to which positions are relative, with forward slashes; empty for the working directory
 * @param entries what was found, in the order in which it is printed
 * @param passed what was looked at and is right; for tests each case, else each file
 * @param subject what was looked at, with its size
 * @param published what was published of it, or null
 */
public record Report(
        String command,
        String folder,
        List<Entry> entries,
        List<Passed> passed,
        String subject,
        @Nullable Published published) {

    public Report {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(folder, "folder");
        entries = List.copyOf(entries);
        passed = List.copyOf(passed);
        Objects.requireNonNull(subject, "subject");
    }

    /** A report of nothing that was published. */
    public Report(String command, String folder, List<Entry> entries, List<Passed> passed, String subject) {
        this(command, folder, entries, passed, subject, null);
    }

    /**
     * A version. Immutable.
     *
     * @param version its name, number and hash
     * @param isNew whether it did not exist before
     */
    public record Published(RuleSetVersion version, boolean isNew) {
        public Published {
            Objects.requireNonNull(version, "version");
        }
    }

    /** Returns this report once something was published. */
    public Report withPublished(Published value) {
        return new Report(command, folder, entries, passed, subject, value);
    }

    /**
     * Something that is right. Immutable.
     *
     * @param name its name
     * @param position where it stands
     */
    public record Passed(String name, SourcePosition position) {
        public Passed {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(position, "position");
        }
    }

    /** Returns, for people, the errors among the issues of a rule set that cannot be used, and how many issues it has. */
    public static String errorsOf(Collection<RuleIssue> issues, String subject) {
        List<Entry> entries = entriesOf(issues);
        String errors = entries.stream()
                .filter(entry -> entry.severity() == Severity.ERROR)
                .map(TextReport::text)
                .collect(Collectors.joining());
        return errors + new Report("", "", entries, List.of(), subject).summary() + "\n";
    }

    /** Returns the entries of issues, each once, in source order. */
    public static List<Entry> entriesOf(Collection<RuleIssue> issues) {
        return issues.stream()
                .distinct()
                .sorted()
                .map(issue -> Entry.of(issue).build())
                .toList();
    }

    /** Tells whether something at least as grave was found that is not suppressed. */
    public boolean has(Severity least) {
        return entries.stream().anyMatch(entry -> entry.countsAs(least));
    }

    /** Returns how many entries of a severity are not suppressed. */
    long count(Severity severity) {
        return entries.stream()
                .filter(entry ->
                        entry.severity() == severity && entry.suppression().isEmpty())
                .count();
    }

    /** Returns how many entries are suppressed. */
    long suppressed() {
        return entries.stream().filter(entry -> entry.suppression().isPresent()).count();
    }

    /** Returns the last line for people: the subject and how much was found. */
    public String summary() {
        return subject + ": " + counts();
    }

    /** Returns for instance {@code 1 error, 2 warnings, no notes, 3 suppressed}. */
    public String counts() {
        String counts = counted(Severity.ERROR, "error") + ", " + counted(Severity.WARNING, "warning") + ", "
                + counted(Severity.NOTE, "note");
        return suppressed() == 0 ? counts : counts + ", " + suppressed() + " suppressed";
    }

    private String counted(Severity severity, String word) {
        long count = count(severity);
        return (count == 0 ? "no" : count) + " " + word + (count == 1 ? "" : "s");
    }

    /** Returns the path of a file of this report from the working directory. */
    String path(SourcePosition position) {
        return folder.isEmpty() || folder.equals(".") ? position.file() : folder + "/" + position.file();
    }
}
