package dev.pointsman.drools;

import static dev.pointsman.drools.DrlRules.matcher;
import static dev.pointsman.drools.DrlRules.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuietTest {

    @ParameterizedTest
    @EnumSource
    void console_whateverIsCompiledOrRun_staysEmpty(LanguageLevel level) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream recorder = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(recorder);
            System.setErr(recorder);
            for (String conditions : List.of(
                    "Ticket( region == )",
                    "Ticket( region ==== \"a\" )",
                    "Ticket( (region == \"a\" )",
                    "Ticket( region soundz \"a\" )",
                    "Ticket( @foo region in () )",
                    "Ticket( region == `x` )",
                    "Ticket( nonsense )",
                    "Ticket( region.foo( == 1 )",
                    "Ticket( attributes[\"x ] == 1 )",
                    "Ticket() eval( 1 + )",
                    "Ticket() accumulate( Fact() ; sum( ) )")) {
                compile(level, session("bad", conditions, "routing.to(\"a\");").build());
            }
            compile(level, session("bad", "Ticket()", "routing.to(").build());
            compile(level, session("bad", "Ticket()", "routing.too();").build());
            try (DroolsMatcher matcher = matcher(
                    level,
                    session("throws", "Ticket()", "if (true) throw new IllegalStateException();")
                            .build())) {
                matcher.all(Ticket.builder("T-1").build(), List.of(), DrlRules.NOON);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Some of these Drools takes: whether it does is not the point here. */
    private static void compile(LanguageLevel level, Rule rule) {
        try {
            matcher(level, rule).close();
        } catch (InvalidRuleSetException e) {
            assertThat(e.issues()).isNotEmpty();
        }
    }
}
