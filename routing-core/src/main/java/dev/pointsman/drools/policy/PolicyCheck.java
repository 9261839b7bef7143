package dev.pointsman.drools.policy;

import dev.pointsman.drools.text.RuleText;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Routing;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Refuses what DRL text must not do, on the parse tree and before anything is compiled.
 *
 * <p>Under every policy: elements of the language that Pointsman does not support, as they need facts that change, time
 * that passes, or rules that know each other. Under a restricted policy also everything that is not known to be
 * harmless. The rule is an allow-list throughout, since DRL becomes Java in many places: rule names stand in comments and
 * literals of the generated code, annotations are evaluated while rules are built, dates are pasted into expressions, and
 * Java decodes unicode escapes before it reads anything. Stateless.
 */
public final class PolicyCheck {

    private static final Set<String> FLAGS = Set.of("enabled", "no-loop", "auto-focus", "lock-on-active");
    private static final Set<String> DATES = Set.of("date-effective", "date-expires");

    private static final Pattern RULE_NAME = Pattern.compile("(?:(?!\\*/)[^\"\\\\\\p{Cntrl}])++");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,10}");
    private static final Pattern DATE = Pattern.compile("[\\p{L}\\p{Nd} .:+-]*+");
    private static final Pattern ANNOTATION_VALUE =
            Pattern.compile("\"[^\"\\\\\\n]*+\"|-?\\d++(?:\\.\\d++)?+|[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_ -]*+");
    private static final String SELF_CONTAINED = "Each rule stands for itself.";

    private final PackageDescr file;
    private final LineMap lines;
    private final Function<RuleDescr, RuleText> texts;
    private final IntUnaryOperator offsets;
    private final Consumer<RuleIssue> issues;
    private final AllowedNames names;
    private final PolicyFindings outside;

    private PolicyCheck(
            PackageDescr file,
            LineMap lines,
            Function<RuleDescr, RuleText> texts,
            IntUnaryOperator offsets,
            RuleReader.Context context,
            Consumer<RuleIssue> issues) {
        this.file = file;
        this.lines = lines;
        this.texts = texts;
        this.offsets = offsets;
        this.issues = issues;
        this.names = new AllowedNames(context.policy());
        this.outside = new PolicyFindings(lines, null, !context.policy().trusted(), issues);
    }

    /**
     * Checks a file.
     *
     * @param file its parse tree, of either level of the language
     * @param lines its text
     * @param texts finds the stretch of text that a rule covers
     * @param offsets turns the parser's offsets into offsets of the text
     * @param context holds the policy
     * @param issues receives what is refused; not in source order
     */
    public static void check(
            PackageDescr file,
            LineMap lines,
            Function<RuleDescr, RuleText> texts,
            IntUnaryOperator offsets,
            RuleReader.Context context,
            Consumer<RuleIssue> issues) {
        PolicyCheck check = new PolicyCheck(file, lines, texts, offsets, context, issues);
        TextPolicy.check(lines, check.outside);
        check.unsupportedDeclarations();
        check.header();
        file.getRules().forEach(check::rule);
    }

    private void unsupportedDeclarations() {
        if (file.getUnit() != null) {
            outside.unsupported(offset(file.getUnit(), "unit"), "a rule unit", SELF_CONTAINED);
        }
        declarations(file.getTypeDeclarations(), "a declared type", "Use Fact( kind == ..., attributes[...] ).");
        declarations(file.getEnumDeclarations(), "a declared enum", "Use texts, listed in schema.yaml.");
        declarations(file.getWindowDeclarations(), "a declared window", SELF_CONTAINED);
        declarations(file.getEntryPointDeclarations(), "a declared entry point", SELF_CONTAINED);
    }

    private void declarations(Collection<? extends BaseDescr> found, String what, String fix) {
        found.forEach(one -> outside.unsupported(offset(one, "declare"), what, fix));
    }

    private int offset(BaseDescr element, String keyword) {
        return element.getStartCharacter() >= 0
                ? offsets.applyAsInt(element.getStartCharacter())
                : Math.max(0, lines.file().text().indexOf(keyword));
    }

    private void header() {
        String name = file.getName() == null ? "" : file.getName();
        if (!name.isEmpty() && !AllowedNames.packageName(name)) {
            String fix = "Choose a name of your own, of letters and digits, for instance marketplace.ownership.";
            outside.forbidden(offset(file, "package"), "the package name \"" + name + "\" is not allowed", fix);
        }
        for (ImportDescr one : file.getImports()) {
            if (!names.imports(one.getTarget())) {
                String fix = "Ticket and team types can be imported; others under \"facts\" in ruleset.yaml.";
                outside.forbidden(offset(one, "import"), "the import of " + one.getTarget() + " is not allowed", fix);
            }
        }
        file.getFunctionImports()
                .forEach(one -> outside.forbidden(
                        offset(one, "import"),
                        "the static import of " + one.getTarget() + " is not allowed",
                        "Compare values in patterns."));
        file.getAccumulateImports()
                .forEach(one -> outside.forbidden(
                        offset(one, "import"),
                        "an accumulate function of one's own is not allowed",
                        "Use count, sum, min, max or average."));
        for (FunctionDescr one : file.getFunctions()) {
            String fix = "Compare values in patterns.";
            outside.forbidden(offset(one, "function"), "the function " + one.getName() + " is not allowed", fix);
        }
        for (GlobalDescr one : file.getGlobals()) {
            String type = Routing.class.getName();
            if (!type.equals(one.getType()) || !"routing".equals(one.getIdentifier())) {
                String fix = "The only global is: global " + type + " routing";
                outside.forbidden(offset(one, "global"), "the global " + one.getIdentifier() + " is not allowed", fix);
            }
        }
        for (AttributeDescr one : file.getAttributes()) {
            int at = offset(one, one.getName());
            if (one.getName().equals("dialect")) {
                attribute(outside, one, at);
            } else {
                outside.unsupported(
                        at, "the attribute " + one.getName() + " for a whole file", "Write it in each rule.");
            }
        }
    }

    private void rule(RuleDescr rule) {
        String name = String.valueOf(rule.getName());
        PolicyFindings findings = new PolicyFindings(lines, name, outside.restricted(), issues);
        RuleText text = texts.apply(rule);
        if (rule instanceof QueryDescr) {
            findings.unsupported(text.start(), "a query", "Write its conditions into the rules.");
            return;
        }
        try {
            declaration(findings, rule, text, name);
            ConditionPolicy conditions = new ConditionPolicy(findings, names, text, offsets);
            conditions.check(rule.getLhs());
            if (findings.restricted()) {
                consequence(findings, rule, text, conditions.bound());
            }
        } catch (StackOverflowError e) {
            findings.issue(
                    IssueCode.LIMIT, text.start(), "the rule is nested too deeply", "Split it into several rules.");
        }
    }

    private void declaration(PolicyFindings findings, RuleDescr rule, RuleText text, String name) {
        if (!RULE_NAME.matcher(name).matches()) {
            String message = "the name of a rule must have no quote, backslash, control character or */";
            findings.forbidden(text.start(), message, "Name rules in words.");
        }
        if (rule.getParentName() != null) {
            findings.unsupported(
                    text.find("extends", text.start()),
                    "extends, which takes over the conditions of another rule,",
                    "Write the conditions of \"" + rule.getParentName() + "\" into this rule.");
        }
        if (rule.getUnit() != null && file.getUnit() == null) {
            findings.unsupported(text.start(), "a rule unit", SELF_CONTAINED);
        }
        for (Map.Entry<String, Object> named : rule.getNamedConsequences().entrySet()) {
            int at = text.find("then[" + named.getKey(), text.start());
            findings.unsupported(at, "the named consequence " + named.getKey(), "Write a rule of its own.");
        }
        rule.getAnnotations().forEach(one -> annotation(findings, one, text));
        for (AttributeDescr one : rule.getAttributes().values()) {
            if (!file.getAttributes().contains(one)) {
                int at = one.getStartCharacter() < 0 ? -1 : offsets.applyAsInt(one.getStartCharacter());
                attribute(findings, one, at >= text.start() ? at : text.find(one.getName(), text.start()));
            }
        }
    }

    private static void annotation(PolicyFindings findings, AnnotationDescr annotation, RuleText text) {
        String name = annotation.getName();
        int at = text.find("@" + name, text.start());
        if (!AllowedNames.note(name) || annotation.getFullyQualifiedName() != null) {
            findings.forbidden(
                    at,
                    "the annotation @" + name + " is not allowed",
                    "Annotations are for notes such as @owner(\"ann\").");
        }
        for (Object value : annotation.getValueMap().values()) {
            if (!(value instanceof String text0)
                    || !ANNOTATION_VALUE.matcher(text0.strip()).matches()) {
                String message = "the value of the annotation @" + name + " is neither a text nor a number";
                findings.forbidden(at, message, "Write @" + name + "(\"text\").");
            }
        }
    }

    private static void attribute(PolicyFindings findings, AttributeDescr attribute, int at) {
        String name = attribute.getName();
        String value = String.valueOf(attribute.getValue()).strip();
        if (name.equals("salience")) {
            valued(findings, at, name, NUMBER.matcher(value).matches(), "a whole number");
        } else if (FLAGS.contains(name)) {
            valued(findings, at, name, List.of("true", "false").contains(value), "true or false");
        } else if (DATES.contains(name)) {
            valued(findings, at, name, DATE.matcher(value).matches(), "a date such as \"2026-11-22\"");
        } else if (name.equals("dialect")) {
            valued(findings, at, name, value.equals("java"), "\"java\"");
        } else {
            String message = "the attribute " + name + " is not supported";
            findings.restricted(IssueCode.REFUSED_ATTRIBUTE, at, message, "Leave it out: rules do not see each other.");
        }
    }

    private static void valued(PolicyFindings findings, int at, String name, boolean allowed, String expected) {
        if (!allowed) {
            findings.forbidden(at, name + " must be " + expected, "Write a literal.");
        }
    }

    private void consequence(PolicyFindings findings, RuleDescr rule, RuleText text, Set<String> bound) {
        String code = String.valueOf(rule.getConsequence());
        int then = text.find("then", lines.offsetOf(rule.getConsequenceLine(), rule.getConsequencePattern() + 1));
        int base = text.find(code.isBlank() ? "then" : code, then);
        LineMap codeLines = new LineMap(new SourceFile(lines.file().name(), code));
        new ConsequencePolicy(findings, bound, codeLines, base).check();
    }
}
