package dev.pointsman.verify;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.verify.diagram.Boxes;
import dev.pointsman.verify.diagram.Projection;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Region;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.finding.Witness;
import dev.pointsman.verify.question.Meaning;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.question.Questions;
import dev.pointsman.verify.value.Classification;
import dev.pointsman.verify.value.Dimension;
import dev.pointsman.verify.value.RegionText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the tickets within the schema that only the fallback takes: one ticket after another, each widened to a large
 * region. The largest are reported.
 */
final class GapCheck {

    private static final int MOST = 10;
    private static final int LOOKED_AT = 40;
    private static final Set<TicketField> FREE_TEXTS =
            Set.of(TicketField.ID, TicketField.SUBJECT, TicketField.DESCRIPTION);

    private final Model model;
    private final List<Projection> outside;
    private final Rule fallback;
    private final Collected collected;
    private final RegionText texts;
    private final Boxes boxes;
    private final Classification classification;

    /** A region that only the fallback takes, in words and as atoms, and a ticket in it. */
    private record Gap(Region region, Map<Integer, BitSet> box, Witness witness) {}

    GapCheck(Model model, List<Meaning> rules, Rule fallback, Collected collected) {
        this.model = model;
        this.outside = rules.stream()
                .filter(rule -> !rule.rule().isFallback())
                .map(Meaning::projection)
                .toList();
        this.fallback = fallback;
        this.collected = collected;
        this.texts = new RegionText(model.domain());
        this.classification = new Classification(model.domain());
        this.boxes = new Boxes(model.diagram(), model.domain().known());
    }

    void run() {
        // A session rule may take what its understood part allows, so that is no gap for certain.
        List<Integer> taken =
                new ArrayList<>(outside.stream().map(Projection::set).toList());
        List<Gap> gaps = new ArrayList<>();
        Questions.Answer answer = next(taken);
        while (answer instanceof Questions.Answer.Found found && gaps.size() < LOOKED_AT) {
            Map<Integer, BitSet> box = widened(found.witness());
            gaps.add(new Gap(texts.region(box), new TreeMap<>(box), found.witness()));
            box.keySet().removeIf(level -> !isTelling(level));
            taken.add(model.diagram().box(box));
            answer = next(taken);
        }
        collected.count(IssueCode.GAP, !gaps.isEmpty() ? Verdict.PROVEN : ConflictCheck.verdict(answer));
        if (answer instanceof Questions.Answer.Open open) {
            collected.open(fallback, "which tickets only the fallback takes", List.of(), open.why());
        }
        List<Gap> largest = gaps.stream()
                .sorted(Comparator.comparingDouble(gap -> -gap.region().share()))
                .limit(MOST)
                .toList();
        largest.forEach(this::report);
        collected.gaps(new Gaps(
                classification,
                model.domain().known(),
                largest.stream()
                        .map(gap -> new Gaps.Gap(gap.region(), gap.box()))
                        .toList()));
    }

    private Questions.Answer next(List<Integer> taken) {
        return model.questions()
                .askKnown(new int[0], taken.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Widens a ticket, once along what most rules look at and once against it, and takes what is larger. */
    private Map<Integer, BitSet> widened(Witness witness) {
        int[] place = classification.of(witness.ticket(), witness.at());
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, place.length).boxed().toList());
        Map<Integer, BitSet> along = boxes.widen(place, new HashMap<>(), outside, order);
        Collections.reverse(order);
        Map<Integer, BitSet> against = boxes.widen(place, new HashMap<>(), outside, order);
        return texts.region(along).share() > texts.region(against).share() ? along : against;
    }

    /** Gaps that differ only in tags, attributes or free texts are one to a reader. */
    private boolean isTelling(int level) {
        return model.domain().dimension(level) instanceof Dimension.Values values
                && values.operand() instanceof Operand.Field field
                && !FREE_TEXTS.contains(field.field());
    }

    private void report(Gap gap) {
        String message = "only the fallback takes " + gap.region() + share(gap.region());
        collected.add(
                new Finding(
                        Collected.issue(
                                IssueCode.GAP,
                                fallback,
                                message,
                                "If a team owns these tickets, write a rule for them."),
                        Verdict.PROVEN,
                        List.of(),
                        gap.witness(),
                        gap.region()),
                new Collected.Claim(gap.witness(), List.of(), true, message));
    }

    private static String share(Region region) {
        return region.share() < 1e-3
                ? ""
                : String.format(Locale.ROOT, ", %.1f %% of all combinations of values", 100 * region.share());
    }
}
