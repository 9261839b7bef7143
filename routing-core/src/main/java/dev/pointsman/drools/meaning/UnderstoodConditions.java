package dev.pointsman.drools.meaning;

import dev.pointsman.rule.AbsentGuard;
import dev.pointsman.rule.Condition;
import java.util.ArrayList;
import java.util.List;

/** Collects the conditions of one rule that were understood, in the order written. Confined to one thread. */
public final class UnderstoodConditions {

    private final List<Condition> parts = new ArrayList<>();
    private final AbsentGuard guard;

    /** Starts with none. */
    public UnderstoodConditions(ConstraintIssues issues) {
        this.guard = new AbsentGuard(issues::absentFails);
    }

    /** Top-level conjunctions are flattened, so that each of their parts can be a near miss of its own. */
    public void add(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::add);
        } else {
            parts.add(condition);
            guard.check(condition);
        }
    }

    /** Adds what stands for a part that was refused. */
    public void addRefused() {
        parts.add(LeafReader.REFUSED);
    }

    /** Returns what the rule demands. */
    public Condition whole() {
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }
}
