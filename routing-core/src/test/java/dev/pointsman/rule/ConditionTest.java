package dev.pointsman.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {

    private static final Operand CATEGORY = new Operand.Field(TicketField.CATEGORY);
    private static final Operand PRIORITY = new Operand.Field(TicketField.PRIORITY);
    private static final Operand TAGS = new Operand.Field(TicketField.TAGS);
    private static final Operand X = new Operand.Attribute("x");
    private static final Ticket EMPTY = Ticket.builder("T").build();
    private static final Ticket REFUND = Ticket.builder("T")
            .category("refund")
            .priority(2)
            .tag("vip")
            .tag("refund")
            .build();

    @Test
    void equal_holds_onThatValueOnly() {
        Condition equal = new Condition.Equal(CATEGORY, "refund");

        assertThat(equal.holds(REFUND)).isTrue();
        assertThat(equal.holds(ticket("payout"))).isFalse();
        assertThat(equal.holds(EMPTY)).isFalse();
        assertThat(equal.text()).isEqualTo("category == \"refund\"");
    }

    @Test
    void equalNull_holds_onAnAbsentValueOnly() {
        Condition absent = new Condition.Equal(CATEGORY, null);

        assertThat(absent.holds(EMPTY)).isTrue();
        assertThat(absent.holds(REFUND)).isFalse();
        assertThat(absent.text()).isEqualTo("category == null");
        assertThat(new Condition.Not(absent).text()).isEqualTo("category != null");
    }

    @Test
    void equal_onAnAttribute_comparesTypeAndValue() {
        assertThat(new Condition.Equal(X, 150).holds(attribute(150.0))).isTrue();
        assertThat(new Condition.Equal(X, 150).holds(attribute("150"))).isFalse();
        assertThat(new Condition.Equal(X, true).holds(attribute(true))).isTrue();
        assertThat(new Condition.Equal(X, true).holds(attribute("true"))).isFalse();
    }

    @Test
    void notEqual_holds_onAnAbsentValueToo() {
        Condition notEqual = new Condition.Not(new Condition.Equal(CATEGORY, "refund"));

        assertThat(notEqual.holds(EMPTY)).isTrue();
        assertThat(notEqual.holds(REFUND)).isFalse();
        assertThat(notEqual.text()).isEqualTo("category != \"refund\"");
    }

    @Test
    void oneOf_holds_onTheListedValuesAndOnAbsentWhereNullIsListed() {
        Condition oneOf = new Condition.OneOf(CATEGORY, List.of("refund", "payout"));
        Condition orAbsent = new Condition.OneOf(CATEGORY, Arrays.asList("refund", null));

        assertThat(oneOf.holds(REFUND)).isTrue();
        assertThat(oneOf.holds(EMPTY)).isFalse();
        assertThat(orAbsent.holds(EMPTY)).isTrue();
        assertThat(oneOf.text()).isEqualTo("category in (\"refund\", \"payout\")");
        assertThat(new Condition.Not(orAbsent).text()).isEqualTo("category not in (\"refund\", null)");
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void order_onAnAbsentValue_neverHolds(Relation relation) {
        assertThat(new Condition.Order(PRIORITY, relation, 2).holds(EMPTY)).isFalse();
        assertThat(new Condition.Order(CATEGORY, relation, "refund").holds(EMPTY))
                .isFalse();
    }

    @Test
    void order_onNumbers_comparesAsDouble() {
        assertThat(new Condition.Order(PRIORITY, Relation.LESS, 2.5).holds(REFUND))
                .isTrue();
        assertThat(new Condition.Order(PRIORITY, Relation.AT_MOST, 2).holds(REFUND))
                .isTrue();
        assertThat(new Condition.Order(PRIORITY, Relation.GREATER, 2).holds(REFUND))
                .isFalse();
        assertThat(new Condition.Order(PRIORITY, Relation.AT_LEAST, 2).holds(REFUND))
                .isTrue();
        assertThat(new Condition.Order(PRIORITY, Relation.AT_LEAST, 2).text()).isEqualTo("priority >= 2");
    }

    @Test
    void order_onTexts_comparesCharacters() {
        assertThat(new Condition.Order(CATEGORY, Relation.GREATER, "a").holds(REFUND))
                .isTrue();
        assertThat(new Condition.Order(CATEGORY, Relation.LESS, "Z").holds(REFUND))
                .isFalse();
    }

    @Test
    void order_onATextThatIsANumber_readsIt() {
        assertThat(new Condition.Order(X, Relation.GREATER, 100).holds(attribute("150")))
                .isTrue();
        assertThat(new Condition.Order(X, Relation.GREATER, 100).holds(attribute("50")))
                .isFalse();
    }

    @Test
    void order_onAnotherType_cannotBeEvaluatedAndSaysWhatToDo() {
        Condition order = new Condition.Order(X, Relation.GREATER, 100);

        assertThatThrownBy(() -> order.holds(attribute("gold")))
                .isInstanceOf(RuleEngineException.class)
                .hasMessageContaining("attributes[\"x\"] > 100 cannot be evaluated: the value is \"gold\"")
                .hasMessageContaining("schema.yaml");
        assertThatThrownBy(() -> order.holds(attribute(true))).isInstanceOf(RuleEngineException.class);
    }

    @Test
    void matches_holds_onTheWholeTextOnly() {
        assertThat(matches("ref.*", false).holds(REFUND)).isTrue();
        assertThat(matches("ref", false).holds(REFUND)).isFalse();
        assertThat(matches("a.b", false).holds(ticket("a\nb"))).isFalse();
        assertThat(matches("(?s)a.b", false).holds(ticket("a\nb"))).isTrue();
    }

    @Test
    void matchesAndNotMatches_onAnAbsentValue_areBothFalse() {
        assertThat(matches(".*", false).holds(EMPTY)).isFalse();
        assertThat(matches(".*", true).holds(EMPTY)).isFalse();
        assertThat(new Condition.Not(matches(".*", true)).holds(EMPTY)).isTrue();
        assertThat(matches("a", true).text()).isEqualTo("category not matches \"a\"");
    }

    @Test
    void matches_onANumber_cannotBeEvaluated() {
        assertThatThrownBy(() -> new Condition.Matches(X, Regex.of("1.*"), false).holds(attribute(150)))
                .isInstanceOf(RuleEngineException.class);
    }

    @Test
    void contains_holds_onTextAndOnTags() {
        assertThat(new Condition.Contains(CATEGORY, "fun").holds(REFUND)).isTrue();
        assertThat(new Condition.Contains(CATEGORY, "fun").holds(EMPTY)).isFalse();
        assertThat(new Condition.Contains(TAGS, "vip").holds(REFUND)).isTrue();
        assertThat(new Condition.Contains(TAGS, "vi").holds(REFUND)).isFalse();
        assertThat(new Condition.Contains(TAGS, "vip").holds(EMPTY)).isFalse();
        assertThat(new Condition.Not(new Condition.Contains(TAGS, "vip")).text())
                .isEqualTo("tags not contains \"vip\"");
    }

    @Test
    void memberOfTags_holds_whereATagIsTheValue() {
        assertThat(new Condition.MemberOfTags(CATEGORY).holds(REFUND)).isTrue();
        assertThat(new Condition.MemberOfTags(CATEGORY).holds(ticket("payout"))).isFalse();
        assertThat(new Condition.MemberOfTags(CATEGORY).holds(EMPTY)).isFalse();
        assertThat(new Condition.MemberOfTags(CATEGORY).text()).isEqualTo("category memberOf tags");
    }

    @Test
    void affixAndLength_onAPresentText_lookAtIt() {
        assertThat(new Condition.Affix(CATEGORY, false, "ref").holds(REFUND)).isTrue();
        assertThat(new Condition.Affix(CATEGORY, true, "und").holds(REFUND)).isTrue();
        assertThat(new Condition.Affix(CATEGORY, true, "ref").holds(REFUND)).isFalse();
        assertThat(new Condition.Length(CATEGORY, 6).holds(REFUND)).isTrue();
        assertThat(new Condition.Length(CATEGORY, 2).holds(ticket("🚚"))).isTrue();
        assertThat(new Condition.Affix(CATEGORY, false, "ref").text()).isEqualTo("category str[startsWith] \"ref\"");
        assertThat(new Condition.Length(CATEGORY, 6).text()).isEqualTo("category str[length] 6");
    }

    @Test
    void affixAndLength_onAnAbsentValue_cannotBeEvaluatedAndSayWhatToDo() {
        assertThatThrownBy(() -> new Condition.Affix(CATEGORY, false, "ref").holds(EMPTY))
                .isInstanceOf(RuleEngineException.class)
                .hasMessageContaining("the value is absent")
                .hasMessageContaining("subject != null");
        assertThatThrownBy(() -> new Condition.Not(new Condition.Length(CATEGORY, 6)).holds(EMPTY))
                .isInstanceOf(RuleEngineException.class);
    }

    @Test
    void parts_areTried_noFurtherThanNeeded() {
        Condition failing = new Condition.Affix(CATEGORY, false, "ref");
        Condition present = new Condition.Not(new Condition.Equal(CATEGORY, null));

        assertThat(new Condition.All(List.of(present, failing)).holds(EMPTY)).isFalse();
        assertThat(new Condition.Any(List.of(new Condition.Equal(CATEGORY, null), failing)).holds(EMPTY))
                .isTrue();
    }

    @Test
    void connectives_withoutParts_areTrueAndFalse() {
        assertThat(Condition.ALWAYS.holds(EMPTY)).isTrue();
        assertThat(Condition.ALWAYS.text()).isEqualTo("true");
        assertThat(new Condition.Any(List.of()).holds(EMPTY)).isFalse();
        assertThat(new Condition.Any(List.of()).text()).isEqualTo("false");
    }

    @Test
    void text_ofANestedCondition_hasBracketsWhereNeeded() {
        Condition a = new Condition.Equal(CATEGORY, "a\"b\\c\n\t\r");
        Condition b = new Condition.Equal(PRIORITY, 2);

        assertThat(new Condition.All(List.of(
                                new Condition.Any(List.of(a, b)), new Condition.Not(new Condition.All(List.of(a, b)))))
                        .text())
                .isEqualTo(
                        "(category == \"a\\\"b\\\\c\\n\\t\\r\" || priority == 2) && !(category == \"a\\\"b\\\\c\\n\\t\\r\" &&"
                                + " priority == 2)");
    }

    @Test
    void regex_thatRunsOutOfStack_isAnEngineExceptionAndNoError() {
        Condition hungry = new Condition.Matches(CATEGORY, Regex.of("(a|b)*"), false);

        assertThatThrownBy(() -> hungry.holds(ticket("ab".repeat(2_000_000))))
                .isInstanceOf(RuleEngineException.class)
                .hasMessageContaining("ran out of stack");
    }

    private static Condition matches(String expression, boolean negated) {
        return new Condition.Matches(CATEGORY, Regex.of(expression), negated);
    }

    private static Ticket ticket(String category) {
        return Ticket.builder("T").category(category).build();
    }

    private static Ticket attribute(Object value) {
        return Ticket.builder("T").attribute("x", value).build();
    }
}
