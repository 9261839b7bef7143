package dev.pointsman.drools.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pointsman.drools.text.Comparison;
import dev.pointsman.drools.text.ComparisonParser;
import dev.pointsman.drools.text.Literal;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.drools.text.StringLiteral;
import dev.pointsman.rule.AbsentGuard;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.testing.Corpus;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Wherever the quick parser answers, it answers what the parser of Drools answers. The number of generated constraints can be
 * raised for a long run: {@code mvn test -pl routing-core -Dtest=ComparisonParserTest -Dpointsman.constraints=1000000}.
 */
class ComparisonParserTest {

    private static final long SEED = Long.getLong("pointsman.constraints.seed", 20261122L);
    private static final int GENERATED = Integer.getInteger("pointsman.constraints", 20_000);
    private static final TicketSchema CLOSED = TicketSchema.builder()
            .values(TicketField.CATEGORY, Set.of("a", "ab c"))
            .values(TicketField.REGION, Set.of("EU", "US"))
            .values(TicketField.TAGS, Set.of("vip"))
            .attribute("amount", AttributeType.NUMBER)
            .attribute("größe", Set.of("a", "größe 🚚"))
            .build();

    @Test
    void parse_constraintsOfTheMarketplace_areAllKnownAndTheSameAsByDrools() throws IOException {
        List<String> constraints = marketplace();
        long known = constraints.stream().filter(this::agrees).count();

        assertThat(constraints).hasSizeGreaterThan(300);
        assertThat(known).isGreaterThan(constraints.size() * 9L / 10);
    }

    @Test
    void parse_constraintsOfTheCorpus_areTheSameAsByDrools() {
        List<String> constraints = Corpus.files().stream()
                .flatMap(corpus -> corpus.constraints().stream())
                .map(Corpus.Constraint::text)
                .toList();

        assertThat(constraints.stream().filter(this::agrees)).hasSizeGreaterThan(100);
    }

    @Test
    void parse_generatedConstraints_areTheSameAsByDrools() {
        GeneratedConstraints generated = new GeneratedConstraints(SEED);
        int known = 0;
        for (int i = 0; i < GENERATED; i++) {
            known += agrees(generated.next()) ? 1 : 0;
        }

        assertThat(known).isBetween(GENERATED / 4, GENERATED * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category == \"a\"",
                "category=='ab'||region!=null",
                "attributes[ \"k\" ]\t>=\n12.50",
                "priority in(1,2)&&!(tags not contains \"x\")",
                "\"vip\" not memberOf tags"
            })
    void parse_ordinaryConstraint_isKnownUnlessQuotedSingly(String constraint) {
        assertThat(agrees(constraint)).isEqualTo(constraint.indexOf('\'') < 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "category",
                "category ! in (\"a\")",
                "category == \"a\" \"b\"",
                "category == \"a\" product",
                "category == \"a\" || == \"b\"",
                "category == \"a\" // why",
                "$c : category == \"a\"",
                "this.category == \"a\"",
                "unknown == \"a\"",
                "category\u0000 == \"a\"",
                "priority == 1L",
                "priority == 0x1F",
                "priority == 007",
                "priority == 1e3",
                "priority == 1_000",
                "priority == 1.",
                "priority == 2147483648",
                "priority == - 1",
                "priority == 1m",
                "subject == \"\\u0041\"",
                "subject == \"\"\"\na\"\"\"",
                "subject matches \"\\d\"",
                "subject str[ startsWith ] \"a\"",
                "category notin (\"a\")",
                "attributes['k'] == 1"
            })
    void parse_anythingElse_isLeftToDrools(String constraint) {
        assertThat(ComparisonParser.parse(constraint)).isEmpty();
    }

    @Test
    void parse_chainOrBracketsWithoutEnd_areLeftToDrools() {
        String test = "priority == 1";

        assertThat(agrees(test + (" || " + test).repeat(99))).isTrue();
        assertThat(ComparisonParser.parse(test + (" || " + test).repeat(100))).isEmpty();
        assertThat(ComparisonParser.parse("(".repeat(100_000) + test)).isEmpty();
    }

    /** Compares both parsers where the quick one answers, and tells whether it does. */
    private boolean agrees(String constraint) {
        Optional<Comparison> quick = ComparisonParser.parse(constraint);
        if (quick.isEmpty()) {
            return false;
        }
        String as = "seed " + SEED + ", constraint " + constraint;
        DrlxExpression drools = DrlxParseUtil.parseExpression(constraint);
        assertThat(drools.getBind()).as(as).isNull();
        assertThat(quick.get()).as(as).isEqualTo(comparison(drools.getExpr()));
        for (TicketSchema schema : List.of(TicketSchema.OPEN, CLOSED)) {
            assertThat(reading(schema, constraint, ExpressionReader::read))
                    .as(as)
                    .isEqualTo(reading(schema, constraint, ExpressionReader::readWithDrools));
        }
        return true;
    }

    /** Everything that a constraint leads to. */
    private record Reading(Optional<Condition> condition, String cause, List<RuleIssue> issues) {}

    private static Reading reading(
            TicketSchema schema, String constraint, BiFunction<ExpressionReader, String, Optional<Condition>> read) {
        LineMap lines = new LineMap(new SourceFile("rules/t.drl", constraint));
        List<RuleIssue> found = new ArrayList<>();
        PlacedIssues issues = new PlacedIssues(new RuleText(lines, 0, constraint.length()), "r", found::add);
        ExpressionReader reader = new ExpressionReader(Set.of("bound"), schema, issues);
        issues.moveTo(0, constraint);
        Optional<Condition> condition = read.apply(reader, constraint);
        condition.ifPresent(new AbsentGuard(issues::absentFails)::check);
        return new Reading(condition, reader.cause(), found);
    }

    /** What the tree of Drools says; fails on any node that the quick parser must not know. */
    private static Comparison comparison(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return comparison(enclosed.getInner());
        }
        if (expression instanceof UnaryExpr unary) {
            assertThat(unary.getOperator()).isEqualTo(UnaryExpr.Operator.LOGICAL_COMPLEMENT);
            return new Comparison.Complement(comparison(((EnclosedExpr) unary.getExpression()).getInner()));
        }
        if (expression instanceof BinaryExpr binary) {
            boolean conjunction = binary.getOperator() == BinaryExpr.Operator.AND;
            if (conjunction || binary.getOperator() == BinaryExpr.Operator.OR) {
                List<Comparison> parts = new ArrayList<>();
                Expression rest = binary;
                while (rest instanceof BinaryExpr link && link.getOperator() == binary.getOperator()) {
                    parts.add(0, comparison(link.getRight()));
                    rest = link.getLeft();
                }
                parts.add(0, comparison(rest));
                return new Comparison.Chain(conjunction, parts);
            }
            return new Comparison.Test(
                    tested(binary.getLeft()),
                    binary.getOperator().asString(),
                    false,
                    List.of(literal(binary.getRight())));
        }
        PointFreeExpr free = (PointFreeExpr) expression;
        assertThat(free.getArg1()).isNull();
        String operator = free.getOperator().getIdentifier();
        if (operator.equals("memberOf")) {
            assertThat(name(free.getRight().get(0))).isEqualTo("tags");
            return free.getLeft() instanceof StringLiteralExpr tag
                    ? new Comparison.LiteralTagTest(literal(tag), free.isNegated())
                    : new Comparison.TagTest(tested(free.getLeft()), free.isNegated());
        }
        return new Comparison.Test(
                tested(free.getLeft()),
                operator,
                free.isNegated(),
                free.getRight().stream().map(ComparisonParserTest::literal).toList());
    }

    private static Comparison.Tested tested(Expression expression) {
        if (expression instanceof ArrayAccessExpr access) {
            assertThat(name(access.getName())).isEqualTo("attributes");
            String key = ((StringLiteralExpr) access.getIndex()).getValue();
            return new Comparison.AttributeKey(StringLiteral.value(key).orElseThrow());
        }
        return new Comparison.FieldName(TicketField.find(name(expression)).orElseThrow());
    }

    private static String name(Expression expression) {
        DrlNameExpr name = (DrlNameExpr) expression;
        assertThat(name.getBackReferencesCount()).isZero();
        return name.getNameAsString();
    }

    private static Literal literal(Expression expression) {
        if (expression instanceof StringLiteralExpr string) {
            return new Literal(Literal.Kind.TEXT, string.getValue());
        }
        String text = PrintUtil.printNode(expression);
        Expression digits = expression;
        if (expression instanceof UnaryExpr unary) {
            assertThat(unary.getOperator()).isEqualTo(UnaryExpr.Operator.MINUS);
            digits = unary.getExpression();
        }
        Literal.Kind kind = Map.of(
                        IntegerLiteralExpr.class, Literal.Kind.WHOLE,
                        DoubleLiteralExpr.class, Literal.Kind.OTHER,
                        BooleanLiteralExpr.class, Literal.Kind.BOOLEAN,
                        NullLiteralExpr.class, Literal.Kind.NULL)
                .get(digits.getClass());
        return new Literal(kind, text);
    }

    private static List<String> marketplace() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../examples/marketplace/rules"))) {
            return files.filter(path -> path.toString().endsWith(".drl"))
                    .flatMap(ComparisonParserTest::constraints)
                    .toList();
        }
    }

    private static Stream<String> constraints(Path file) {
        try {
            return new DrlParser(LanguageLevelOption.DRL6)
                    .parse(false, Files.readString(file)).getRules().stream()
                            .flatMap(ComparisonParserTest::constraints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DroolsParserException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> constraints(RuleDescr rule) {
        return rule.getLhs().getDescrs().stream()
                .filter(part -> part instanceof PatternDescr pattern
                        && pattern.getObjectType().equals("Ticket"))
                .flatMap(part -> ((PatternDescr) part).getDescrs().stream())
                .map(constraint -> ((ExprConstraintDescr) (BaseDescr) constraint).getExpression());
    }
}
