package dev.pointsman.drools.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[ERR 101] Line 13:20 no viable alternative at input ')' in rule \"r3\" | no viable alternative at input ')'",
                "Line 11:25 unexpected exception at input '<eof>'. Exception: java.lang.NullPointerException: x | unexpected exception at input '<eof>'",
                "extraneous input '@' expecting {'unit', 'rule'} | extraneous input '@'",
                "Parse error. Found \"}\", expected one of  \"!=\" \"%\" | Parse error. Found \"}\"",
                "Unknown accumulate function: 'cnt' on rule 'r0'. | Unknown accumulate function: 'cnt'",
                "Duplicate method r() in type p.q.RulesE39DF8040087889CCDCE22BB9FFFFEE2RuleMethods0 | Duplicate method r() in type the compiled rule",
                "NullPointerException: Cannot invoke | NullPointerException: Cannot invoke",
            })
    void text_ofDrools_keepsWhatARuleAuthorCanUse(String text, String clean) {
        assertThat(BuildMessage.clean(text)).isEqualTo(clean);
    }
}
