package dev.pointsman.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamDirectoryTest {

    private static final Team A = Team.of("a", "Team A").withContact(Contact.parse("slack:#a"));
    private static final Team B = Team.of("b", "Team B");

    @Test
    void directory_always_findsTeamsByIdAndKeepsTheirOrder() {
        TeamDirectory directory = TeamDirectory.of(B, A);

        assertThat(directory.find("a")).contains(A);
        assertThat(directory.find("A")).isEmpty();
        assertThat(directory.teams()).containsExactly(B, A);
        assertThat(directory.ids()).containsExactly("b", "a");
        assertThatThrownBy(() -> directory.ids().remove("a")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void directory_withOneIdTwice_isRefused() {
        assertThatThrownBy(() -> TeamDirectory.of(A, Team.of("a", "Other")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two teams have the id \"a\"");
    }

    @Test
    void hash_always_dependsOnContentAndNotOnOrder() {
        String hash = TeamDirectory.of(A, B).hash();

        assertThat(TeamDirectory.of(B, A).hash()).isEqualTo(hash).matches("[0-9a-f]{64}");
        assertThat(List.of(
                        TeamDirectory.of(A),
                        TeamDirectory.of(A, Team.of("b", "Team Bee")),
                        TeamDirectory.of(A, B.withContact(Contact.parse("slack:#b"))),
                        TeamDirectory.of(A, Team.of("bT", "eam B"))))
                .extracting(TeamDirectory::hash)
                .doesNotContain(hash)
                .doesNotHaveDuplicates();
    }

    @Test
    void team_withoutIdOrName_isRefused() {
        assertThatThrownBy(() -> Team.of(" ", "A")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Team.of("a", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Team.of(null, "A"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("id");
        assertThatThrownBy(() -> Team.of("a", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> A.withContact(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("contact");
    }

    @Test
    void team_withAContact_isAnotherValue() {
        assertThat(B.contact()).isEmpty();
        assertThat(B.withContact(Contact.parse("slack:#b")))
                .isNotEqualTo(B)
                .hasSameHashCodeAs(B)
                .hasToString("b (Team B)");
    }

    @Test
    void contact_asText_isReadAndWritten() {
        assertThat(Contact.parse("slack:#a"))
                .isEqualTo(new Contact("slack", "#a"))
                .hasToString("slack:#a");
        assertThat(Contact.parse(" phone : +1-555-0100 ")).isEqualTo(new Contact("phone", "+1-555-0100"));
        assertThat(Contact.parse("url:https://example.org:8080/x").address()).isEqualTo("https://example.org:8080/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slack", ":#a", "slack:", " : ", "slack: "})
    void contact_thatIsIncomplete_isRefused(String text) {
        assertThatThrownBy(() -> Contact.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a contact");
    }
}
