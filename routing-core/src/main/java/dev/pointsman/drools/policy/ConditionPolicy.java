package dev.pointsman.drools.policy;

import dev.pointsman.drools.text.RuleText;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.EntryPointDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.WindowReferenceDescr;
import org.jspecify.annotations.Nullable;

/**
 * Checks the conditions of one rule: patterns, the elements that combine them, and where their facts come from. What is
 * not known here is refused. Confined to one thread.
 */
final class ConditionPolicy {

    private static final Set<String> FUNCTIONS =
            Set.of("count", "sum", "min", "max", "average", "collectList", "collectSet");
    private static final String NEVER_CHANGES = "Facts never change while a ticket is routed.";
    private static final String IN_PATTERN = "Write the condition as a constraint in a pattern.";

    private final PolicyFindings findings;
    private final AllowedNames names;
    private final RuleText rule;
    private final IntUnaryOperator offsets;
    private final ExpressionPolicy expressions;
    private int at;

    ConditionPolicy(PolicyFindings findings, AllowedNames names, RuleText rule, IntUnaryOperator offsets) {
        this.findings = findings;
        this.names = names;
        this.rule = rule;
        this.offsets = offsets;
        this.expressions = new ExpressionPolicy(findings, names);
        this.at = rule.start();
    }

    /** Returns the names that the patterns checked so far bind. */
    Set<String> bound() {
        return expressions.bound();
    }

    /** Checks an element and what is in it. */
    void check(BaseDescr element) {
        at = start(element);
        if (element instanceof AnnotatedBaseDescr annotated
                && !annotated.getAnnotations().isEmpty()) {
            String annotation =
                    "@" + annotated.getAnnotations().iterator().next().getName();
            findings.unsupported(
                    rule.find(annotation, at), "annotation " + annotation + " in a condition", NEVER_CHANGES);
        }
        if (element instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (element instanceof AndDescr and) {
            and.getDescrs().forEach(this::check);
        } else if (element instanceof OrDescr or) {
            or.getDescrs().forEach(this::check);
        } else if (element instanceof NotDescr not) {
            all(not.getDescrs());
        } else if (element instanceof ExistsDescr exists) {
            all(exists.getDescrs());
        } else if (element instanceof ForallDescr forall) {
            forall.getDescrs().forEach(this::check);
        } else if (element instanceof EvalDescr) {
            findings.forbidden(at, "eval is not allowed", IN_PATTERN);
        } else if (element instanceof NamedConsequenceDescr) {
            findings.unsupported(at, "a named consequence", "Write a rule of its own.");
        } else if (element instanceof ConditionalBranchDescr) {
            findings.unsupported(at, "a branch between consequences", "Write a rule of its own for each branch.");
        } else {
            findings.forbidden(at, "the policy of this rule set does not know this element", IN_PATTERN);
        }
    }

    private void all(List<?> elements) {
        elements.forEach(element -> check((BaseDescr) element));
    }

    private int start(BaseDescr element) {
        return element.getStartCharacter() >= 0 ? offsets.applyAsInt(element.getStartCharacter()) : at;
    }

    private void pattern(PatternDescr pattern) {
        int start = start(pattern);
        String type = String.valueOf(pattern.getObjectType());
        boolean synthetic = pattern.getSource() instanceof AccumulateDescr && type.equals("Object");
        if (pattern.isQuery()) {
            findings.unsupported(start, "a call of the query " + type, "Write its conditions into the rule.");
            return;
        }
        if (pattern.isUnification()) {
            findings.unsupported(start, "unification with :=", "Compare with ==.");
        }
        if (!synthetic && !names.type(type)) {
            findings.forbidden(rule.find(type, start), "rules must not match facts of type " + type, typeFix(type));
        }
        if (pattern.getIdentifier() != null) {
            expressions.bind(pattern.getIdentifier(), rule.find(pattern.getIdentifier(), start));
        }
        if (pattern.getBehaviors() != null && !pattern.getBehaviors().isEmpty()) {
            findings.unsupported(rule.find("over", start), "a window over facts", NEVER_CHANGES);
        }
        source(pattern.getSource(), start);
        at = start;
        for (BaseDescr constraint : pattern.getConstraint().getDescrs().stream()
                .map(BaseDescr.class::cast)
                .toList()) {
            constraint(constraint, start);
        }
    }

    private String typeFix(String type) {
        if (type.equals("Ticket") || type.equals("Fact")) {
            return "Write at the top of the file: import dev.pointsman.ticket." + type;
        }
        return type.indexOf('.') >= 0
                ? "Import the type and write its simple name."
                : "Import it; known here: "
                        + String.join(", ", names.types().stream().sorted().toList()) + ".";
    }

    private void constraint(BaseDescr constraint, int pattern) {
        if (!(constraint instanceof ExprConstraintDescr expression)) {
            findings.forbidden(
                    start(constraint), "the policy of this rule set does not know this constraint", IN_PATTERN);
            return;
        }
        String text = expression.getExpression();
        int start = expression.getStartCharacter() >= 0 ? start(expression) : rule.find(text, pattern);
        if (unifies(text)) {
            findings.unsupported(start, "unification with :=", "Compare with ==.");
        } else if (expression.getType() == ExprConstraintDescr.Type.POSITIONAL) {
            findings.forbidden(start, "a constraint must begin with the name of a field", "Write field == value.");
        } else {
            expression(text, start);
        }
    }

    private void expression(String text, int offset) {
        if (findings.restricted()) {
            expressions.check(text, offset);
        }
    }

    private static boolean unifies(String text) {
        return text.contains(":=")
                && new ExpressionText(text).text().replaceAll("\"[^\"]*\"", "").contains(":=");
    }

    private void source(@Nullable PatternSourceDescr source, int pattern) {
        if (source == null) {
            return;
        }
        int start = source.getStartCharacter() >= 0 ? start(source) : rule.find("from", pattern);
        if (source instanceof FromDescr from) {
            from(String.valueOf(from.getDataSource()), rule.find("from", pattern));
        } else if (source instanceof CollectDescr collect) {
            check(collect.getInputPattern());
        } else if (source instanceof EntryPointDescr) {
            findings.unsupported(start, "an entry point", "All facts stand beside the ticket.");
        } else if (source instanceof WindowReferenceDescr) {
            findings.unsupported(start, "a window over facts", NEVER_CHANGES);
        } else if (source.getClass() == AccumulateDescr.class) {
            accumulate((AccumulateDescr) source, start);
        } else {
            findings.forbidden(
                    start, "facts from a source that the policy does not know", "Use collect or accumulate.");
        }
    }

    private void from(String text, int start) {
        if (text.strip().startsWith("[")) {
            findings.forbidden(start, "a list of values is not allowed as a source", "Compare with in (...).");
        } else {
            expression(text, rule.find(text, start));
        }
    }

    private void accumulate(AccumulateDescr accumulate, int start) {
        if (accumulate.getInput() != null) {
            check(accumulate.getInput());
        }
        if (!accumulate.isExternalFunction()
                || accumulate.getInitCode() != null
                || accumulate.getActionCode() != null) {
            findings.forbidden(
                    rule.find("init", start), "code is not allowed in accumulate", "Use one of " + functions() + ".");
        }
        int cursor = Math.max(start, at);
        List<AccumulateFunctionCallDescr> calls = accumulate.getFunctions();
        for (AccumulateFunctionCallDescr call : calls == null ? List.<AccumulateFunctionCallDescr>of() : calls) {
            if (call.getBind() != null) {
                expressions.bind(call.getBind(), rule.find(call.getBind(), cursor));
            }
            cursor = rule.find(call.getFunction(), cursor);
            if (call.isUnification()) {
                findings.unsupported(cursor, "unification with :=", "Bind with a colon.");
            }
            if (!FUNCTIONS.contains(call.getFunction())) {
                String message = "the function " + call.getFunction() + " is not allowed";
                findings.forbidden(cursor, message, "Use one of " + functions() + ".");
            }
            for (String parameter : call.getParams()) {
                cursor = rule.find(parameter, cursor);
                expression(parameter, cursor);
            }
        }
    }

    private static String functions() {
        return String.join(", ", FUNCTIONS.stream().sorted().toList());
    }
}
