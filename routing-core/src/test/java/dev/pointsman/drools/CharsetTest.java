package dev.pointsman.drools;

import static dev.pointsman.drools.DrlRules.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.RuleMatch;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CharsetTest {

    /** Drools writes generated sources in the default charset, which is US-ASCII in many containers. */
    @ParameterizedTest
    @EnumSource
    void rules_onAMachineWithAnAsciiCharset_keepTheirCharacters(LanguageLevel level) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=US-ASCII",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        level.name())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(printed.strip()).isEqualTo("c f\\u00fcr; desk none");
        assertThat(process.waitFor()).isZero();
    }

    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Rule umlaut = session(
                            "é",
                            "Ticket( region == \"Zürich\", subject matches \".*ä.*\" )",
                            "routing.to(\"c\").because(\"für\");")
                    .build();
            Rule other = session("è", "Ticket( region == \"Z?rich\" )", "routing.to(\"b\");")
                    .build();
            Ticket ticket = Ticket.builder("T-1")
                    .region("Z\u00fcrich")
                    .subject("\u00e4h")
                    .build();
            try (DroolsMatcher matcher = DrlRules.matcher(LanguageLevel.valueOf(arguments[0]), umlaut, other)) {
                List<RuleMatch> matches =
                        matcher.all(ticket, List.of(), DrlRules.NOON).matches();
                System.out.println(String.join(
                        "; ",
                        matches.stream()
                                .map(match -> match.team() + " "
                                        + match.reason().orElse("none").replace("\u00fc", "\\u00fc"))
                                .toList()));
            }
        }
    }
}
