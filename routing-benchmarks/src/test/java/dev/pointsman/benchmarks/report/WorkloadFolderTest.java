package dev.pointsman.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadFolderTest {

    @Test
    void main_folder_holdsTheRulesOfTheWorkload(@TempDir Path folder) throws IOException {
        WorkloadFolder.main(new String[] {"300", folder.toString()});

        RuleSet loaded = RuleSet.load(folder);
        RuleSet expected = Workload.standard(300).ruleSet();
        assertThat(loaded.version()).isEqualTo(expected.version());
        assertThat(loaded.rules()).hasSize(301);
        assertThat(loaded.issues()).isEmpty();
    }

    @Test
    void main_folder_hasAContactForEveryTeam(@TempDir Path folder) throws IOException {
        WorkloadFolder.main(new String[] {"100", folder.toString()});

        assertThat(RuleSet.load(folder).teams().teams())
                .isNotEmpty()
                .allMatch(team -> team.contact().isPresent());
    }

    @Test
    void main_oneArgument_saysWhatIsExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkloadFolder.main(new String[] {"300"}))
                .withMessageContaining("RULES FOLDER");
    }
}
