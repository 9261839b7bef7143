package dev.pointsman.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.Suppression;
import dev.pointsman.source.SourcePosition;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportFormatTest {

    private static final Entry ERROR = Entry.builder(
                    "conflict", Severity.ERROR, new SourcePosition("rules/a b.drl", 12, 5), "two teams, 100 % sure")
            .subject("rule \"eu: refunds\"")
            .details(List.of("ticket category=refund", "note \u001b[31m & <b>"))
            .related(List.of(new Entry.Related(new SourcePosition("rules/c.drl", 3, 1), "the other rule")))
            .fix("Give one of them another salience.")
            .build();
    private static final Entry WARNING = Entry.builder(
                    "empty-file", Severity.WARNING, SourcePosition.ofFile("rules/empty.drl"), "the file holds no rule")
            .build();
    private static final Entry NOTE = Entry.builder(
                    "gap", Severity.NOTE, new SourcePosition("rules/c.drl", 7, 0), "nobody")
            .build();
    private static final Entry SUPPRESSED = Entry.builder(
                    "absent-fails", Severity.WARNING, new SourcePosition("rules/c.drl", 9, 2), "subject may be absent")
            .suppression(new Suppression(IssueCode.ABSENT_FAILS, LocalDate.of(2027, 6, 30), "the form demands it"))
            .build();
    private static final Report REPORT = new Report(
            "check",
            "teams/eu",
            List.of(ERROR, WARNING, NOTE, SUPPRESSED),
            List.of(new Report.Passed("rules/fine.drl", SourcePosition.ofFile("rules/fine.drl"))),
            "marketplace 1");

    @Test
    void text_hasALineForEachEntryThatCounts_andTheSummary() throws IOException {
        assertThat(written(ReportFormat.TEXT)).isEqualTo("""
                rules/a b.drl:12:5: error [conflict] rule "eu: refunds": two teams, 100 % sure
                    ticket category=refund
                    note  [31m & <b>
                    Give one of them another salience.
                rules/empty.drl: warning [empty-file] the file holds no rule
                rules/c.drl:7: note [gap] nobody
                marketplace 1: 1 error, 1 warning, 1 note, 1 suppressed
                """);
    }

    @Test
    void github_escapesWhatItsCommandsGiveAMeaning() throws IOException {
        assertThat(written(ReportFormat.GITHUB)).isEqualTo("""
                ::error file=teams/eu/rules/a b.drl,line=12,col=5,title=[conflict]::rule "eu: refunds": two teams, 100 %25 sure%0Aticket category=refund%0Anote  [31m & <b>%0AGive one of them another salience.
                ::warning file=teams/eu/rules/empty.drl,title=[empty-file]::the file holds no rule
                ::notice file=teams/eu/rules/c.drl,line=7,title=[gap]::nobody
                marketplace 1: 1 error, 1 warning, 1 note, 1 suppressed
                """);
    }

    @Test
    void github_property_hidesColonsAndCommas() throws IOException {
        Entry odd = Entry.builder("a", Severity.ERROR, SourcePosition.ofFile("x,y:z.drl"), "m")
                .build();
        assertThat(written(ReportFormat.GITHUB, new Report("check", "", List.of(odd), List.of(), "s")))
                .startsWith("::error file=x%2Cy%3Az.drl,title=[a]::m\n");
    }

    @Test
    void json_holdsEverything() throws IOException {
        Map<?, ?> report = (Map<?, ?>) json(written(ReportFormat.JSON));
        assertThat(report.get("errors")).isEqualTo(1);
        assertThat(report.get("suppressed")).isEqualTo(1);
        List<?> findings = (List<?>) report.get("findings");
        assertThat(findings).hasSize(4);
        assertThat(((Map<?, ?>) findings.get(0)).toString())
                .contains("code=conflict", "line=12", "column=5", "related=[{file=rules/c.drl", "note \u001b[31m");
        assertThat(((Map<?, ?>) findings.get(3)).get("suppressed").toString())
                .contains("until=2027-06-30", "reason=the form demands it");
        assertThat(((List<?>) report.get("passed")).toString()).contains("rules/fine.drl");
    }

    @Test
    void sarif_namesRulesPlacesAndSuppressions() throws IOException {
        Map<?, ?> log = (Map<?, ?>) json(written(ReportFormat.SARIF));
        assertThat(log.get("version")).isEqualTo("2.1.0");
        Map<?, ?> run = (Map<?, ?>) ((List<?>) log.get("runs")).get(0);
        Map<?, ?> driver = (Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver");
        List<?> rules = (List<?>) driver.get("rules");
        List<?> results = (List<?>) run.get("results");
        assertThat(results).hasSize(4);
        for (Object result : results) {
            Map<?, ?> one = (Map<?, ?>) result;
            Map<?, ?> rule = (Map<?, ?>) rules.get((Integer) one.get("ruleIndex"));
            assertThat(rule.get("id")).isEqualTo(one.get("ruleId"));
        }
        assertThat(results.get(0).toString())
                .contains(
                        "uri=teams/eu/rules/a%20b.drl",
                        "startLine=12", "startColumn=5", "level=error", "suppressions=[]");
        assertThat(results.get(2).toString()).contains("level=note").doesNotContain("startColumn");
        assertThat(results.get(3).toString()).contains("kind=inSource", "justification=the form demands it");
    }

    @Test
    void junit_hasASuiteForEachFile_andCountsThatAddUp() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(written(ReportFormat.JUNIT))));
        Element root = xml.getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo("5");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getAttribute("skipped")).isEqualTo("1");
        assertThat(root.getElementsByTagName("testsuite").getLength()).isEqualTo(4);
        assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        assertThat(root.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(root.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(root.getElementsByTagName("failure").item(0).getTextContent())
                .contains("note \uFFFD[31m & <b>", "Give one of them another salience.");
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void everyForm_survivesTextThatNoFormatLikes(ReportFormat format) throws Exception {
        String odd = "\u0000\u0001\uD800 ]]> \"' \\ \uFFFE \u2028 \u0085 😀 ::error:: %0A\r\n";
        Entry entry = Entry.builder("a", Severity.ERROR, new SourcePosition("rules/" + "ä ?#.drl", 1, 1), odd)
                .subject(odd)
                .fix(odd)
                .details(List.of(odd))
                .build();
        String written = written(format, new Report("check", "", List.of(entry), List.of(), odd));
        switch (format) {
            case JSON, SARIF -> json(written);
            case JUNIT ->
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(written)));
            case GITHUB ->
                assertThat(written.lines().filter(line -> line.startsWith("::")))
                        .hasSize(1);
            case TEXT -> assertThat(written).contains("😀").doesNotContain("\u0000", "\u0085", "\r");
        }
    }

    private static String written(ReportFormat format) throws IOException {
        return written(format, REPORT);
    }

    private static String written(ReportFormat format, Report report) throws IOException {
        StringWriter out = new StringWriter();
        format.write(report, out);
        return out.toString();
    }

    private static Object json(String text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            Object value = value(json);
            assertThat(json.nextToken()).isNull();
            return value;
        }
    }

    private static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                assertThat(object.put(name, value(json))).as(name).isNull();
            }
            return object;
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(json));
            }
            return array;
        }
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : json.getText();
    }
}
