package dev.pointsman.timeline;

import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.signing.Signature;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.signing.VerifyingKey;
import dev.pointsman.source.ContentHash;
import dev.pointsman.source.FileTree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Rules that stand before those of any version, for {@link #LONGEST} at most. It ends by itself. Immutable.
 *
 * @param id a word by which people and later entries call it
 * @param files rule files, whose endings say their languages
 * @param from from when on
 * @param until up to when
 * @param signatures of {@link #digest}, for readers that require them
 */
public record BeginOverride(String id, FileTree files, Instant from, Instant until, List<Signature> signatures)
        implements Change {

    /** The longest time that an override runs without being renewed. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** Id of the fallback in {@link #ruleSet} that stands for: the override says nothing about this ticket. */
    public static final String NO_OVERRIDE = "no-override";

    public BeginOverride {
        Checks.word("the id of an override", id);
        Checks.interval(from, until);
        signatures = List.copyOf(signatures);
        if (files.names().isEmpty()) {
            throw new IllegalArgumentException("an override needs at least one rule file");
        }
        for (String name : files.names()) {
            byte[] bytes = files.bytes(name);
            if (!Arrays.equals(bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))) {
                throw new IllegalArgumentException(name + " is not UTF-8 text");
            }
        }
        if (until.equals(OPEN)) {
            throw new IllegalArgumentException("an override needs an end\n  At most " + LONGEST.toHours()
                    + " hours from its beginning; it can be renewed.");
        }
    }

    /** Returns an override that is not signed. */
    public static BeginOverride of(String id, FileTree files, Instant from, Instant until) {
        return new BeginOverride(id, files, from, until, List.of());
    }

    /** Returns what is signed: a hash of the rule set's name, the id, the end and the files. */
    public String digest(String ruleSet) {
        return new ContentHash()
                .add(ruleSet)
                .add(id)
                .add(until.toString())
                .add(files.hash())
                .hex();
    }

    /** Returns this override with one signature more. */
    public BeginOverride signedBy(SigningKey key, String ruleSet) {
        return new BeginOverride(
                id, files, from, until, Checks.with(signatures, key.sign(Checks.OVERRIDE, digest(ruleSet))));
    }

    /** Tells whether one of these keys has signed it. */
    public boolean isSignedBy(Collection<VerifyingKey> keys, String ruleSet) {
        return Checks.signed(Checks.OVERRIDE, digest(ruleSet), signatures, keys);
    }

    /**
     * Returns the override's rules with the level, schema, policy and teams of the version that they stand before. Where they
     * have no fallback of their own, they get one with the id {@link #NO_OVERRIDE} and the team of the version's; it wins
     * where the override says nothing about a ticket.
     *
     * @throws InvalidRuleSetException if the rules do not fit
     */
    public RuleSet ruleSet(RuleSet base) {
        try {
            return builder(base).build();
        } catch (InvalidRuleSetException e) {
            if (e.issues().stream().noneMatch(issue -> issue.code() == IssueCode.NO_FALLBACK)) {
                throw e;
            }
        }
        String team = base.fallback().team().orElseThrow();
        String fallback = "package pointsman.override\nimport dev.pointsman.ticket.Ticket\nrule \"" + NO_OVERRIDE
                + "\" when Ticket() then routing.to(\""
                + team.replace("\\", "\\\\").replace("\"", "\\\"") + "\"); end\n";
        return builder(base).file(NO_OVERRIDE + ".drl", fallback).build();
    }

    private RuleSet.Builder builder(RuleSet base) {
        String name = base.version().name() + " override " + id;
        RuleSet.Builder builder = RuleSet.builder(name)
                .level(base.level())
                .schema(base.schema())
                .policy(base.policy())
                .teams(base.teams());
        for (String file : files.names()) {
            builder.file(file, new String(files.bytes(file), StandardCharsets.UTF_8));
        }
        return builder;
    }

    @Override
    public BeginOverride startingAt(Instant instant) {
        return from.equals(AT_ONCE) ? new BeginOverride(id, files, instant, until, signatures) : this;
    }
}
