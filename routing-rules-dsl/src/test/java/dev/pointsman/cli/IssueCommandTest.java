package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.IssueCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueCommandTest {

    @ParameterizedTest
    @EnumSource
    void code_hasAPageWithABadAndAGoodExample(IssueCode code) {
        Session session = Session.run("issue", code.id());
        assertThat(session.out()).startsWith(code.id() + " (").contains("\nBad:\n    ", "\nGood:\n    ");
        assertThat(session.out()).doesNotContain("```", "<!--");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void codes_withoutAnArgument_areListedWithASentence() {
        Session session = Session.run("issue");
        assertThat(session.out())
                .contains(Arrays.stream(IssueCode.values())
                        .map(code -> "\n  " + code.id() + ": ")
                        .toList());
        assertThat(session.out()).contains("\nWarnings\n  absent-fails: ");
    }

    @Test
    void code_copiedWithItsBrackets_isFound_andThoseOfOtherCommands() {
        assertThat(Session.run("issue", "[conflict]").out()).startsWith("conflict (Errors in the whole)");
        assertThat(Session.run("issue", "unformatted").out()).contains("`pointsman fmt` has `unformatted`");
    }

    @Test
    void unknownCode_isAMistake_withTheNearestOne() {
        Session session = Session.run("issue", "conflct");
        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("there is no code \"conflct\"", "Maybe you meant \"conflict\"");
    }
}
