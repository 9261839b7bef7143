package dev.pointsman.benchmarks.workload;

import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a standard workload is like: the figures that its results stand on. Immutable.
 *
 * @param shares of the kinds of constraints among all, by the simple name of the kind
 * @param constraints of a rule, on average
 * @param textRules share of rules that test the subject
 * @param matches rules, without the fallback, that match a ticket, on average
 * @param matched share of tickets that at least one of them matches
 * @param depth rules that a loop in winning order tries for a ticket, as a share of all rules, on average
 */
public record WorkloadStatistics(
        Map<String, Double> shares,
        double constraints,
        double textRules,
        double matches,
        double matched,
        double depth) {

    public WorkloadStatistics {
        shares = Map.copyOf(shares);
    }

    /**
     * Counts.
     *
     * @param winningOrder all rules; the last is the fallback, which does not count
     * @param tickets each is tried with every rule
     */
    public static WorkloadStatistics of(List<WorkloadRule> winningOrder, List<Ticket> tickets) {
        List<WorkloadRule> rules = winningOrder.subList(0, winningOrder.size() - 1);
        long all = rules.stream().mapToLong(rule -> rule.constraints().size()).sum();
        Map<String, Double> shares = rules.stream()
                .flatMap(rule -> rule.constraints().stream())
                .collect(Collectors.groupingBy(
                        constraint -> constraint.getClass().getSimpleName(),
                        Collectors.collectingAndThen(Collectors.counting(), count -> (double) count / all)));
        long textRules = rules.stream()
                .filter(rule -> rule.constraints().stream().anyMatch(Constraint.SubjectContains.class::isInstance))
                .count();
        List<Predicate<Ticket>> predicates =
                rules.stream().map(WorkloadRule::predicate).toList();
        long matches = 0;
        long matched = 0;
        long tried = 0;
        for (Ticket ticket : tickets) {
            int first = -1;
            for (int place = 0; place < predicates.size(); place++) {
                if (predicates.get(place).test(ticket)) {
                    matches++;
                    first = first < 0 ? place : first;
                }
            }
            matched += first < 0 ? 0 : 1;
            tried += first < 0 ? predicates.size() : first + 1;
        }
        double size = rules.size();
        double asked = tickets.size();
        return new WorkloadStatistics(
                shares, all / size, textRules / size, matches / asked, matched / asked, tried / asked / size);
    }
}
