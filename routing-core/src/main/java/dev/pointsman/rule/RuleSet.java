package dev.pointsman.rule;

import dev.pointsman.source.ContentHash;
import dev.pointsman.source.FileTree;
import dev.pointsman.source.SourceFile;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A checked set of ownership rules, with the teams they name. Immutable and thread-safe.
 *
 * <p>The rules stand in winning order and end with the fallback. The content hash covers everything that can change a
 * decision (name, language level, policy, schema, rule texts) and not the teams, which are versioned apart.
 */
public final class RuleSet {

    private final RuleSetVersion version;
    private final LanguageLevel level;
    private final RulePolicy policy;
    private final TicketSchema schema;
    private final TeamDirectory teams;
    private final List<SourceFile> files;
    private final List<Rule> rules;
    private final List<RuleIssue> issues;
    private final Map<String, Rule> byId;

    private RuleSet(Builder from, RuleSetReading reading) {
        this.level = from.level;
        this.policy = from.policy;
        this.schema = from.schema;
        this.teams = from.teams;
        this.files = List.copyOf(from.files);
        this.rules = reading.rules().stream().sorted(Rule.WINNING_ORDER).toList();
        this.issues = reading.issues();
        this.byId = new TreeMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        this.version = new RuleSetVersion(from.name, 0, hash(from));
    }

    private RuleSet(RuleSet whole, Collection<Rule> some) {
        this.level = whole.level;
        this.policy = whole.policy;
        this.schema = whole.schema;
        this.teams = whole.teams;
        this.files = whole.files;
        this.issues = whole.issues;
        this.byId = new TreeMap<>();
        ContentHash content = new ContentHash().add(whole.version.hash());
        Set<Rule> kept = new HashSet<>(some);
        this.rules = whole.rules.stream()
                .filter(rule -> rule.isFallback() || kept.contains(rule))
                .toList();
        rules.forEach(rule -> {
            byId.put(rule.id(), rule);
            content.add(rule.id());
        });
        this.version = new RuleSetVersion(whole.version.name(), 0, content.hex());
    }

    private RuleSet(RuleSet unnumbered, long sequence) {
        this.level = unnumbered.level;
        this.policy = unnumbered.policy;
        this.schema = unnumbered.schema;
        this.teams = unnumbered.teams;
        this.files = unnumbered.files;
        this.rules = unnumbered.rules;
        this.issues = unnumbered.issues;
        this.byId = unnumbered.byId;
        this.version = new RuleSetVersion(unnumbered.version.name(), sequence, unnumbered.version.hash());
    }

    /**
     * Loads a rule author's folder: {@code ruleset.yaml}, {@code schema.yaml}, {@code teams.yaml} and every rule file
     * below {@code rules/}. The host grants {@link RulePolicy#RESTRICTED}.
     *
     * @throws InvalidRuleSetException with every issue, if there is an error among them
     */
    public static RuleSet load(Path folder) {
        return load(folder, RulePolicy.RESTRICTED);
    }

    /**
     * As {@link #load(Path)}, for a host that grants more.
     *
     * @param granted the most that the rule set may ask for
     * @throws InvalidRuleSetException with every issue, if there is an error among them
     */
    public static RuleSet load(Path folder, RulePolicy granted) {
        return RuleSetFolder.load(
                RuleFiles.in(Objects.requireNonNull(folder, "folder")), Objects.requireNonNull(granted, "granted"));
    }

    /**
     * As {@link #load(Path, RulePolicy)}, from files in memory, which are read just as those of a folder.
     *
     * @param files the files of a rule author's folder
     * @param granted the most that the rule set may ask for
     * @throws InvalidRuleSetException with every issue, if there is an error among them
     */
    public static RuleSet load(FileTree files, RulePolicy granted) {
        return RuleSetFolder.load(
                RuleFiles.of(Objects.requireNonNull(files, "files")), Objects.requireNonNull(granted, "granted"));
    }

    /** Starts a rule set from texts in memory. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Returns the name, sequence and content hash. */
    public RuleSetVersion version() {
        return version;
    }

    /**
     * Returns this rule set as the version that it was published as; the content hash stays.
     *
     * @param sequence number of the version in its repository, from 1
     */
    public RuleSet withSequence(long sequence) {
        return new RuleSet(this, sequence);
    }

    /** Returns the level of DRL. */
    public LanguageLevel level() {
        return level;
    }

    /** Returns what the rule texts may do. */
    public RulePolicy policy() {
        return policy;
    }

    /** Returns which values exist. */
    public TicketSchema schema() {
        return schema;
    }

    /** Returns the teams. */
    public TeamDirectory teams() {
        return teams;
    }

    /** Returns the rule files, by name. */
    public List<SourceFile> files() {
        return files;
    }

    /** Returns all rules, those out of force included, in winning order; the last is the fallback. */
    public List<Rule> rules() {
        return rules;
    }

    /** Returns the rule that takes every ticket that no other rule takes. */
    public Rule fallback() {
        return rules.get(rules.size() - 1);
    }

    /** Looks a rule up by its id. */
    public Optional<Rule> find(String ruleId) {
        return Optional.ofNullable(byId.get(ruleId));
    }

    /** Returns warnings and notes, in source order; a rule set has no errors. */
    public List<RuleIssue> issues() {
        return issues;
    }

    /**
     * Returns a hash of what the rules mean, whatever languages and files they are written in; comments, notes and layout
     * do not change it. Two rule sets of one meaning decide alike where schema and teams are the same.
     *
     * @return SHA-256 as 64 hexadecimal digits
     */
    public String meaning() {
        ContentHash meaning = new ContentHash();
        rules.forEach(rule -> meaning.add(rule.meaning()));
        return meaning.hex();
    }

    /** Returns the version. */
    @Override
    public String toString() {
        return version.toString();
    }

    /**
     * Returns the rule set of some of these rules and the fallback, under a hash of its own; for asking what they do by
     * themselves.
     *
     * @param some rules of this rule set
     */
    public RuleSet only(Collection<Rule> some) {
        return new RuleSet(this, some);
    }

    private String hash(Builder from) {
        ContentHash content = new ContentHash()
                .add(from.name)
                .add(level.name())
                .add(policy.trusted() ? "TRUSTED" : "RESTRICTED")
                .add(policy.factTypes().toString());
        for (TicketField field : TicketField.values()) {
            schema.values(field).ifPresent(values -> {
                content.add(field.fieldName());
                values.stream().sorted().forEach(content::add);
            });
        }
        new TreeMap<>(schema.attributes()).forEach((name, type) -> {
            content.add(name).add(type.name());
            schema.attributeValues(name)
                    .ifPresent(values -> values.stream().sorted().forEach(content::add));
        });
        files.forEach(file -> content.add(file.name()).add(file.text()));
        return content.hex();
    }

    /** Collects a rule set. Confined to one thread. */
    public static final class Builder {
        private final String name;
        private LanguageLevel level = LanguageLevel.DRL6;
        private RulePolicy policy = RulePolicy.RESTRICTED;
        private TicketSchema schema = TicketSchema.OPEN;
        private TeamDirectory teams = TeamDirectory.of();
        private final List<SourceFile> files = new ArrayList<>();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
            if (name.isBlank()) {
                throw new IllegalArgumentException("the name of a rule set must not be blank");
            }
        }

        /** Sets {@link RuleSet#level()}. */
        public Builder level(LanguageLevel value) {
            level = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets {@link RuleSet#policy()}. */
        public Builder policy(RulePolicy value) {
            policy = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets {@link RuleSet#schema()}. */
        public Builder schema(TicketSchema value) {
            schema = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets {@link RuleSet#teams()}. */
        public Builder teams(TeamDirectory value) {
            teams = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Adds a rule file.
         *
         * @param fileName its ending says which language it is in
         */
        public Builder file(String fileName, String text) {
            files.add(new SourceFile(fileName, text));
            return this;
        }

        /**
         * Reads and checks everything.
         *
         * @throws InvalidRuleSetException with every issue, if there is an error among them
         */
        public RuleSet build() {
            return build(List.of());
        }

        RuleSet build(List<RuleIssue> earlier) {
            files.sort(Comparator.comparing(SourceFile::name));
            RuleSetReading reading =
                    RuleSetReading.of(files, new RuleReader.Context(level, policy, schema, teams), earlier);
            if (reading.hasErrors()) {
                throw new InvalidRuleSetException("rule set " + name, reading.issues());
            }
            return new RuleSet(this, reading);
        }
    }
}
