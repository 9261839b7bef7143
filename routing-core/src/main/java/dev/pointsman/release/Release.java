package dev.pointsman.release;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.signing.Signature;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.signing.VerifyingKey;
import dev.pointsman.source.FileTree;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A published version, whole and checked: label, author's files, the gate's report and signatures. Immutable and thread-safe. */
public final class Release {

    /** What signatures of a version are for; see {@link SigningKey#sign}. */
    static final String SUBJECT = "release";

    private final ReleaseFile file;
    private final List<Signature> signatures;

    Release(ReleaseFile file, List<Signature> signatures) {
        this.file = file;
        this.signatures = List.copyOf(signatures);
    }

    /** Returns what stands on the label. */
    public ReleaseSummary summary() {
        return file.label();
    }

    /** Returns name, number and the hash of the rule set, as they stand in decisions. */
    public RuleSetVersion version() {
        return file.label().version();
    }

    /**
     * Returns the SHA-256 over everything but the signatures, as 64 hexadecimal digits: it is that of the version's file, and
     * what signatures are over.
     */
    public String digest() {
        return file.digest();
    }

    /** Returns who published it. */
    public String author() {
        return file.label().author();
    }

    /** Returns what is new, or an empty text. */
    public String note() {
        return file.label().note();
    }

    /** Returns when it was published. */
    public Instant createdAt() {
        return file.label().createdAt();
    }

    /** Returns the number of the version that it was made from, or 0. */
    public long parent() {
        return file.label().parent();
    }

    /** Returns the author's whole folder: settings, schema, the teams of that day, rules and tests. */
    public FileTree files() {
        return file.files();
    }

    /** Returns the report of the gate that let it pass, a JSON text. */
    public String report() {
        return file.report();
    }

    /** Returns the signatures that lie with it; whether they are valid is told by {@link #isSignedBy}. */
    public List<Signature> signatures() {
        return signatures;
    }

    /** Tells whether one of these keys has signed it. */
    public boolean isSignedBy(Collection<VerifyingKey> keys) {
        return keys.stream().anyMatch(key -> signatures.stream().anyMatch(one -> key.verifies(SUBJECT, digest(), one)));
    }

    /**
     * Reads the rules; each call reads them anew.
     *
     * @param granted the most that the rule set may ask for
     * @throws InvalidRuleSetException if they are not valid here, with every issue: a policy that is not granted, or a rule
     *     language that is not on the class path
     * @throws ReleaseException if they are not those of the label
     */
    public RuleSet ruleSet(RulePolicy granted) {
        RuleSet ruleSet = RuleSet.load(files(), granted).withSequence(version().sequence());
        if (!ruleSet.version().equals(version())) {
            throw new ReleaseException(
                    Problem.DAMAGED,
                    "the rules of " + version() + " have hash "
                            + ruleSet.version().hash() + ", its label says "
                            + version().hash() + "\n  It was not written by publishing; publish its files again.");
        }
        return ruleSet;
    }

    Signature sign(SigningKey key) {
        return key.sign(SUBJECT, digest());
    }

    byte[] bytes() {
        return ReleaseFile.write(file.label(), file.report(), file.files());
    }

    @Override
    public String toString() {
        return version().toString();
    }
}
