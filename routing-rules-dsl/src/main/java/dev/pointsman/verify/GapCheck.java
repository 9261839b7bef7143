package dev.pointsman.verify;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.TicketField;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the tickets within the schema that only the fallback takes, the largest regions first. */
final class GapCheck {

    private static final int MOST = 10;
    private static final Set<TicketField> FREE_TEXTS =
            Set.of(TicketField.ID, TicketField.SUBJECT, TicketField.DESCRIPTION);

    private final Model model;
    private final List<Meaning> rules;
    private final Rule fallback;
    private final Collected collected;

    GapCheck(Model model, List<Meaning> rules, Rule fallback, Collected collected) {
        this.model = model;
        this.rules = rules;
        this.fallback = fallback;
        this.collected = collected;
    }

    void run() {
        try {
            // A session rule may take what its understood part allows, so that is no gap for certain.
            int[] taken = rules.stream()
                    .filter(rule -> !rule.rule().isFallback())
                    .mapToInt(Meaning::most)
                    .toArray();
            Union union = new Union(model.diagram(), model.budget());
            report(model.diagram().not(union.of(taken)));
        } catch (Budget.SpentException | StackOverflowError e) {
            collected.count(IssueCode.GAP, Verdict.NOT_DECIDED);
            collected.open(fallback, "which tickets only the fallback takes", List.of(), "it was too much work");
        }
    }

    private void report(int gap) {
        RegionText texts = new RegionText(model.domain());
        Cubes cubes = new Cubes(model.diagram(), model.domain().known(), texts::weight);
        List<Map<Integer, BitSet>> found = cubes.of(gap, MOST, this::isTelling);
        collected.count(IssueCode.GAP, found.isEmpty() ? Verdict.REFUTED : Verdict.PROVEN);
        for (Map<Integer, BitSet> cube : found) {
            Region region = texts.region(cube);
            Questions.Answer answer = model.questions().askKnown(new int[] {cubes.diagramOf(cube)});
            if (answer instanceof Questions.Answer.Found witness) {
                collected.add(
                        new Finding(
                                Collected.issue(
                                        IssueCode.GAP,
                                        fallback,
                                        "only the fallback takes " + region + share(region),
                                        "If a team owns these tickets, write a rule for them."),
                                Verdict.PROVEN,
                                List.of(),
                                witness.witness(),
                                region),
                        new Collected.Claim(witness.witness(), List.of(), true));
            } else if (answer instanceof Questions.Answer.Open open) {
                collected.open(fallback, "whether there are tickets with " + region, List.of(), open.why());
            }
        }
    }

    /** Gaps that differ only in tags, attributes or free texts are one to a reader. */
    private boolean isTelling(int level) {
        return model.domain().dimension(level) instanceof Dimension.Values values
                && values.operand() instanceof Operand.Field field
                && !FREE_TEXTS.contains(field.field());
    }

    private static String share(Region region) {
        return region.share() < 1e-3
                ? ""
                : String.format(Locale.ROOT, ", %.1f %% of all combinations of values", 100 * region.share());
    }
}
