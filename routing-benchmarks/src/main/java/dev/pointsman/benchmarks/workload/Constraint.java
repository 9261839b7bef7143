package dev.pointsman.benchmarks.workload;

import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One condition of a rule of a workload, free of any engine. Immutable. It is written as DRL and as a plain Java
 * predicate; engines that need other forms read the components.
 */
public sealed interface Constraint {

    /** Returns the constraint as DRL. */
    String drl();

    /** Returns the constraint as a Java programmer would write it by hand. */
    Predicate<Ticket> predicate();

    /** {@code region == "EU"}. */
    record Is(TextField field, String value) implements Constraint {
        @Override
        public String drl() {
            return field.fieldName() + " == " + quoted(value);
        }

        @Override
        public Predicate<Ticket> predicate() {
            return field.equalTo(value);
        }
    }

    /** {@code region in ("EU", "UK")}. */
    record In(TextField field, List<String> values) implements Constraint {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public String drl() {
            return field.fieldName() + " in " + list(values);
        }

        @Override
        public Predicate<Ticket> predicate() {
            return membership(field, values);
        }
    }

    /** {@code region not in ("EU", "UK")}; true for an absent value. */
    record NotIn(TextField field, List<String> values) implements Constraint {
        public NotIn {
            values = List.copyOf(values);
        }

        @Override
        public String drl() {
            return field.fieldName() + " not in " + list(values);
        }

        @Override
        public Predicate<Ticket> predicate() {
            return membership(field, values).negate();
        }
    }

    /** {@code priority <= 2}. */
    record PriorityAtMost(int priority) implements Constraint {
        @Override
        public String drl() {
            return "priority <= " + priority;
        }

        @Override
        public Predicate<Ticket> predicate() {
            int limit = priority;
            return ticket -> {
                Integer value = ticket.priority();
                return value != null && value <= limit;
            };
        }
    }

    /** {@code tags contains "vip"}. */
    record HasTag(String tag) implements Constraint {
        @Override
        public String drl() {
            return "tags contains " + quoted(tag);
        }

        @Override
        public Predicate<Ticket> predicate() {
            String wanted = tag;
            return ticket -> ticket.tags().contains(wanted);
        }
    }

    /** {@code attributes["carrier"] == "dhl"}. */
    record AttributeIs(String attribute, String value) implements Constraint {
        @Override
        public String drl() {
            return operand(attribute) + " == " + quoted(value);
        }

        @Override
        public Predicate<Ticket> predicate() {
            String key = attribute;
            String wanted = value;
            return ticket -> wanted.equals(ticket.attributes().get(key));
        }
    }

    /** {@code attributes["amount"] >= 100, attributes["amount"] < 200}. */
    record AttributeBetween(String attribute, int from, int below) implements Constraint {
        @Override
        public String drl() {
            return operand(attribute) + " >= " + from + ", " + operand(attribute) + " < " + below;
        }

        @Override
        public Predicate<Ticket> predicate() {
            String key = attribute;
            int least = from;
            int limit = below;
            return ticket -> ticket.attributes().get(key) instanceof Number number
                    && number.doubleValue() >= least
                    && number.doubleValue() < limit;
        }
    }

    /** {@code subject contains "refund"}. */
    record SubjectContains(String word) implements Constraint {
        @Override
        public String drl() {
            return "subject contains " + quoted(word);
        }

        @Override
        public Predicate<Ticket> predicate() {
            String wanted = word;
            return ticket -> {
                String subject = ticket.subject();
                return subject != null && subject.contains(wanted);
            };
        }
    }

    /** {@code description contains "refund"}. */
    record DescriptionContains(String word) implements Constraint {
        @Override
        public String drl() {
            return "description contains " + quoted(word);
        }

        @Override
        public Predicate<Ticket> predicate() {
            String wanted = word;
            return ticket -> {
                String description = ticket.description();
                return description != null && description.contains(wanted);
            };
        }
    }

    private static Predicate<Ticket> membership(TextField field, List<String> values) {
        if (values.size() <= 4) {
            return values.stream().map(field::equalTo).reduce(Predicate::or).orElseThrow();
        }
        Set<String> set = Set.copyOf(values);
        return ticket -> {
            String value = field.valueIn(ticket);
            return value != null && set.contains(value);
        };
    }

    private static String operand(String attribute) {
        return "attributes[" + quoted(attribute) + "]";
    }

    private static String list(List<String> values) {
        return values.stream().map(Constraint::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Words of a workload are letters and digits: nothing to escape. */
    private static String quoted(String value) {
        return '"' + value + '"';
    }
}
