package dev.pointsman.benchmarks.engine;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import dev.pointsman.benchmarks.workload.Constraint;
import dev.pointsman.benchmarks.workload.OrderedWorkload;
import dev.pointsman.benchmarks.workload.TextField;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * CEL: an expression language, not a rule engine, so each rule is a compiled program and they are evaluated in winning
 * order until the first is true. Programs are planned by its newer runtime, the faster of the two.
 */
final class CelEngine extends PeerEngine {

    private final Program[] programs;
    private final List<WorkloadRule> winningOrder;

    private CelEngine(List<WorkloadRule> winningOrder) throws CelValidationException, CelEvaluationException {
        this.winningOrder = winningOrder;
        CelCompilerBuilder variables = CelCompilerFactory.standardCelCompilerBuilder()
                .addVar("priority", SimpleType.INT)
                .addVar("tags", ListType.create(SimpleType.STRING))
                .addVar("attributes", MapType.create(SimpleType.STRING, SimpleType.STRING))
                .addVar("subject", SimpleType.STRING)
                .setResultType(SimpleType.BOOL);
        for (TextField field : TextField.values()) {
            variables.addVar(field.fieldName(), SimpleType.STRING);
        }
        CelCompiler compiler = variables.build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        programs = new Program[winningOrder.size()];
        for (int place = 0; place < programs.length; place++) {
            String expression = expression(winningOrder.get(place));
            programs[place] = runtime.createProgram(compiler.compile(expression).getAst());
        }
    }

    static CelEngine of(OrderedWorkload workload) {
        try {
            return new CelEngine(workload.winningOrder());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String expression(WorkloadRule rule) {
        return rule.constraints().isEmpty()
                ? "true"
                : rule.constraints().stream().map(CelEngine::expression).collect(Collectors.joining(" && "));
    }

    private static String expression(Constraint constraint) {
        if (constraint instanceof Constraint.Is is) {
            return is.field().fieldName() + " == '" + is.value() + "'";
        }
        if (constraint instanceof Constraint.In in) {
            return in.field().fieldName() + " in ['" + String.join("', '", in.values()) + "']";
        }
        if (constraint instanceof Constraint.PriorityAtMost atMost) {
            return "priority <= " + atMost.priority();
        }
        if (constraint instanceof Constraint.HasTag hasTag) {
            return "'" + hasTag.tag() + "' in tags";
        }
        if (constraint instanceof Constraint.AttributeIs attribute) {
            String key = "'" + attribute.attribute() + "'";
            return key + " in attributes && attributes[" + key + "] == '" + attribute.value() + "'";
        }
        if (constraint instanceof Constraint.SubjectContains contains) {
            return "subject.contains('" + contains.word() + "')";
        }
        throw new IllegalArgumentException("not written for " + constraint);
    }

    private static Map<String, Object> variables(Ticket ticket) {
        Map<String, Object> variables = new HashMap<>();
        for (TextField field : TextField.values()) {
            variables.put(field.fieldName(), Objects.requireNonNull(field.valueIn(ticket)));
        }
        variables.put("priority", Objects.requireNonNull(ticket.priority()).longValue());
        variables.put("tags", List.copyOf(ticket.tags()));
        variables.put("attributes", Map.copyOf(ticket.attributes()));
        variables.put("subject", Objects.requireNonNull(ticket.subject()));
        return variables;
    }

    @Override
    public String decide(Ticket ticket) {
        Map<String, Object> variables = variables(ticket);
        try {
            for (int place = 0; place < programs.length; place++) {
                if (Boolean.TRUE.equals(programs[place].eval(variables))) {
                    return winningOrder.get(place).id();
                }
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("not even the fallback holds for " + ticket);
    }
}
