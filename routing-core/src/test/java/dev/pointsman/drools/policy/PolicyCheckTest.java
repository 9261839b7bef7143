package dev.pointsman.drools.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.drools.BothReaders;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.TicketSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The mark {@code ¶} in a text stands where an issue is expected; it is taken out before the text is read. */
class PolicyCheckTest {

    private static final RulePolicy GRANTED =
            RulePolicy.RESTRICTED.withFactTypes(Set.of("com.acme.Outage", "com.acme.Severity"));
    private static final String HEADER = "package marketplace.ownership\nimport dev.pointsman.ticket.*\n";

    /** On such texts it depends on how much of the stack is left whether Drools' parsers get through. */
    private static final int HUGE = 5_000;

    private static final String HARMLESS = """
            package marketplace.ownership
            import dev.pointsman.ticket.Ticket
            import dev.pointsman.ticket.Fact
            import dev.pointsman.team.*
            import java.util.List
            import com.acme.Outage
            import com.acme.Severity
            global dev.pointsman.rule.Routing routing
            // who owns what
            dialect "java"

            rule "eu-refunds" @owner("ann") @since(2026) @reviewed(last week)
                salience -100 date-effective "22-Nov-2026" date-expires "2026-12-24T18:00:00+01:00" enabled false
            when
                $t : Ticket( category == "refund", $r : region in ("EU", 'UK'), priority != null && priority <= 2,
                    subject matches "(?is).*refund\\\\s+(now|today).*" /* soon */, tags contains "vip" || tags contains 'x',
                    attributes["amount"] > 100.5, !( language == null ), subject str[startsWith] "Re: \\"",
                    category not in ("a", "b"), tags not contains "y", "z" memberOf tags )
                Team()
            then
                // in Dublin
                routing.to("payments-emea").because("EU refunds; } are \\"handled\\" in Dublin");
            end

            rule "joined"
            when
                $t : Ticket( $p : product != null, $text : subject, this.region == "EU" )
                $o : Outage( severity == Severity.HIGH, product == $t.product, $id : id, since.isBefore( $t.openedAt ) )
                exists( Fact( kind == "outage", attributes["product"] == $t.product, attributes.get("n") != 3 ) or Team() )
                not ( Fact( kind == $t.tier ) and Fact( attributes.isEmpty() ) )
                forall( Fact( kind == "x" ) Fact( attributes.size() > -3 + 2 * 1L ) )
                $all : List( size > 2, empty == false ) from collect( Fact( kind.length() > 3, kind!.length > 3 ) )
                Number( intValue > 3 ) from accumulate( Fact( $k : kind ), count( $k ) )
                accumulate( Fact( $n : attributes["n"] ); $s : sum( $n ), $c : collectSet( $n ); $s > 3 )
                String( this == $text ) from $t.tags
            then
                routing.to("platform").because("outage " + $id + (" of " + $p) + ' ' + 3);
                routing.to("other");
            end
            """;

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void check_ofHarmlessRules_findsNothing(LanguageLevel level) {
        assertThat(issues(level, GRANTED, HARMLESS)).isEmpty();
    }

    static Stream<Arguments> attacks() {
        String[] conditions = {
            "¶eval( System.exit(0) == null )",
            "¶java.lang.String( this == \"x\" )",
            "¶Outage( )",
            "¶Runtime( )",
            "¶Object( )",
            "Ticket( ¶java.lang.System.exit(0) == null )",
            "Ticket( ¶System.out != null )",
            "Ticket( ¶System.exit(0) == null )",
            "Ticket( ¶Runtime.getRuntime().exec(\"x\") != null )",
            "Ticket( \"x\".¶getClass().forName(\"y\") != null )",
            "Ticket( ¶getClass() != null )",
            "Ticket( this¶.class != null )",
            "Ticket( this.¶wait() == null )",
            "Ticket( subject.¶matches(\"(a+)+\") )",
            "Ticket( subject.¶toLowerCase() == \"x\" )",
            "Ticket( subject.¶hashCode == 3 )",
            "Ticket( attributes.¶amount == 3 )",
            "Ticket( attributes[ tags.¶stream() ] == 3 )",
            "Ticket( attributes[ \"a\".¶getClass() ] == 3 )",
            "Ticket( ¶new java.io.File(\"x\").delete() )",
            "Ticket( subject == ( ¶new String(\"x\") ) )",
            "Ticket( ¶eval( true ) )",
            "Ticket( ¶routing.to(\"x\") != null )",
            "Ticket( ¶drools.getKieRuntime() != null )",
            "Ticket( ¶kcontext == null )",
            "Ticket( (¶String) subject == \"x\" )",
            "Ticket( ¶subject instanceof String )",
            "Ticket( ¶subject#String.length > 3 )",
            "Ticket( subject ¶~= \"x\" )",
            "Ticket( subject matches ¶category )",
            "Ticket( ¶priority++ > 3 )",
            "Ticket( openedAt ¶after openedAt )",
            "Ticket( tags.¶stream().count() > 3 )",
            "Ticket( ¶max(priority, 3) > 2 )",
            "Ticket( subject == 'go\" + ¶System.getenv(\"HOME\") + \"ld' )",
            "Ticket( subject matches ¶\"(a+)+b\" )",
            "Ticket( subject matches ¶\"(a\" )",
            "Ticket( ¶subject matches \"a\\d\" )",
            "Ticket( ¶subject == \"a\\d\" )",
            "Ticket( $t : subject, ¶System : category, region == \"x\" )",
            "Ticket( ¶drools : category )",
            "¶routing : Ticket( )",
            "Ticket( ¶String.valueOf(3) == \"3\" )",
            "Ticket( ¶Severity.HIGH == category )",
            "$t : Ticket( ) Fact( ) from $t.¶getClass().getMethods()",
            "$t : Ticket( ) Fact( ) from ¶System.getenv().values()",
            "$t : Ticket( ) Fact( ) from ¶new java.util.ArrayList()",
            "$t : Ticket( ) Fact( ) ¶from [ 1, System.exit(0) ]",
            "Number() from accumulate( Fact( $k : kind ), ¶init( int x = 0; ) action( x++; ) reverse( x--; ) result( x ) )",
            "Number() from accumulate( Fact( $k : kind ), ¶variance( $k ) )",
            "Number() from accumulate( Fact( $k : kind ), sum( ¶System.exit(0) ) )",
            "accumulate( Fact( $k : kind.¶bytes ); $s : sum( $k ); $s > 3 )",
            "accumulate( Fact( $k : kind ); $s : sum( $k ); ¶System.exit(0) == $s )",
            "Number() from accumulate( Number() from accumulate( ¶Runtime(), count( 1 ) ), sum( 1 ) )",
            "Number() from collect( ¶Runtime() )",
            "not( Ticket( ¶System.exit(0) == null ) )",
            "forall( Ticket( ) Ticket( ¶System.exit(0) == null ) )",
            "( Ticket( ) or Ticket( ¶System.exit(0) == null ) )",
            "Ticket( ¶\"x\", 3; priority == 2 )",
            "Ticket( ¶" + "(".repeat(9) + "priority == 2" + ")".repeat(9) + " )",
        };
        String[] consequences = {
            "¶System.exit(0);",
            "¶Runtime.getRuntime().exec(\"x\");",
            "¶java.lang.System.exit(0);",
            "¶\"x\".getClass().forName(\"y\");",
            "¶routing.getClass();",
            "¶routing.to(\"x\").getClass();",
            "¶routing.to(\"x\").because(\"y\").getClass();",
            "¶routing.to(\"x\", \"y\");",
            "¶routing.<String>to(\"x\");",
            "¶to(\"x\");",
            "routing.to(¶System.getenv(\"HOME\"));",
            "routing.to(\"x\").because(\"y\" + ¶System.getenv());",
            "routing.to(¶$t.toString());",
            "routing.to(¶$other);",
            "routing.to(¶routing);",
            "routing.to(¶drools.getRule().getName());",
            "routing.to(¶new String());",
            "routing.to((¶(String) $t));",
            "routing.to(\"a\" + (¶\"a\" == $t));",
            "routing.to(¶() -> 3);",
            "routing.to(¶\"\"\"\n  x\"\"\");",
            "routing.to(\"x\"); ¶drools.getKieRuntime().halt();",
            "routing.to(\"x\"); ¶kcontext.getKieRuntime();",
            "routing.to(\"x\"); ¶insert($t);",
            "routing.to(\"x\"); ¶update($t);",
            "routing.to(\"x\"); ¶delete($t);",
            "routing.to(\"x\"); /* */ ¶System.exit(0); // */",
            "routing.to(\"x\"); // \n ¶System.exit(0);",
            "¶{ routing.to(\"x\"); }",
            "¶label: routing.to(\"x\");",
            "¶while (true);",
            "¶if (true) routing.to(\"x\");",
            "¶int x = 0;",
            "¶x = 0;",
            "¶class X { static { System.exit(0); } }",
            "¶return;",
            "¶throw new RuntimeException();",
            "¶channels[\"x\"].send(3);",
            "routing.to(\"x¶\\u0022 + System.exit(0) + \");",
            "¶\\u0053ystem.exit(0);",
            "routing.to(\"x\"); /* ¶\\u002a/ System.exit(0); /* */",
            "routing.to(\"x\"); // ¶\\u000a System.exit(0);",
        };
        return Stream.concat(
                Stream.of(conditions).map(c -> Arguments.of(rule(c, "routing.to(\"x\");"))),
                Stream.of(consequences).map(c -> Arguments.of(rule("$t : Ticket( )", c))));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void check_ofAnAttack_refusesItWhereItStands(String rule) {
        for (LanguageLevel level : LanguageLevel.values()) {
            if (readable(level, rule)) {
                assertRefused(level, RulePolicy.RESTRICTED, rule);
            }
        }
    }

    /** Text that Drools itself cannot read is no way in; at least one level has to read each attack. */
    @ParameterizedTest
    @MethodSource("attacks")
    void parser_ofAnAttack_readsItOnSomeLevel(String rule) {
        assertThat(LanguageLevel.values()).anyMatch(level -> readable(level, rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package java.lang¶\n",
                "package org.drools.core\n",
                "package m.o\n¶import java.lang.Runtime\n",
                "package m.o\n¶import java.util.*\n",
                "package m.o\n¶import com.acme.Outage\n",
                "package m.o\n¶import com.acme.*\n",
                "package m.o\n¶import dev.pointsman.rule.Routing\n",
                "package m.o\n¶import static java.lang.System.exit\n",
                "package m.o\n¶import function java.lang.System.exit\n",
                "package m.o\n¶import accumulate com.acme.Sum mySum\n",
                "package m.o\n¶global java.util.List list\n",
                "package m.o\n¶global dev.pointsman.rule.Routing other\n",
                "package m.o\n¶global java.lang.Runtime routing\n",
                "package m.o\n¶function int f(int a) { return a; }\n",
                "package m.o\n// C:¶\\users\n",
                "package m.o\n// ¶\u202e\n",
                "package m.o\n// ¶\u001a\n",
            })
    void check_ofAnAttackInTheHeader_refusesIt(String header) {
        String text = header + "import dev.pointsman.ticket.Ticket\n"
                + rule("Ticket( )", "routing.to(\"x\");").substring(HEADER.length());
        for (LanguageLevel level : LanguageLevel.values()) {
            assertThat(issues(level, RulePolicy.RESTRICTED, plain(text)))
                    .as("%s", level)
                    .isNotEmpty()
                    .allMatch(issue -> issue.position().line() > 0);
            if (header.contains("\n¶") || header.contains("// ¶")) {
                assertRefused(level, RulePolicy.RESTRICTED, text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"x */ static { System.exit(1); } /*\"",
                "rule \"x\\\" + System.exit(1) + \\\"\"",
                "rule \"x\" @owner( java.lang.System.exit(1) )",
                "rule \"x\" @owner( System.exit )",
                "rule \"x\" @owner( \"a\" + System.exit(1) )",
                "rule \"x\" @Propagation( EAGER )",
                "rule \"x\" @org.kie.api.definition.rule.Unit( Foo.class )",
                "rule \"x\" dialect \"mvel\"",
                "rule \"x\" salience ( System.exit(1) )",
                "rule \"x\" salience ( 1 + 2 )",
                "rule \"x\" enabled ( System.exit(1) == null )",
                "rule \"x\" timer ( expr: System.exit(1) )",
                "rule \"x\" calendars \"a\"",
                "rule \"x\" duration 30",
                "rule \"x\" agenda-group \"g\\\"\"",
                "rule \"x\" date-effective \"1\\\" + System.exit(1) + \\\"\"",
            })
    void check_ofAnAttackInTheHead_refusesIt(String head) {
        String text = HEADER + head + "\nwhen\n Ticket( )\nthen\n routing.to(\"x\");\nend\n";
        for (LanguageLevel level : LanguageLevel.values()) {
            if (readable(level, text)) {
                assertThat(issues(level, RulePolicy.RESTRICTED, text))
                        .as("%s", level)
                        .isNotEmpty()
                        .allMatch(issue -> issue.position().line() == 3);
            }
        }
        assertThat(LanguageLevel.values()).anyMatch(level -> readable(level, text));
    }

    @Test
    void check_ofAConsequenceThatClosesTheGeneratedMethod_refusesIt() {
        assertRefused(
                LanguageLevel.DRL6,
                RulePolicy.RESTRICTED,
                rule("Ticket( )", "routing.to(\"x\"); } ¶static { System.exit(1); } void x() {"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialect \"mvel\"", "salience ( System.exit(1) )"})
    void check_ofAnAttributeOfThePackage_refusesIt(String attribute) {
        String text = HEADER + attribute + "\n"
                + rule("Ticket( )", "routing.to(\"x\");").substring(HEADER.length());
        assertThat(issues(LanguageLevel.DRL6, RulePolicy.RESTRICTED, text))
                .extracting(RuleIssue::code)
                .containsAnyOf(IssueCode.POLICY, IssueCode.UNSUPPORTED);
    }

    static Stream<String> unsupported() {
        return Stream.of(
                "package m.o\n¶query q() Ticket() end\n",
                "package m.o\ndeclare ¶Foo\n x : int\nend\n",
                "package m.o\n" + body("rule b ¶extends a"),
                "package m.o\n" + body("rule b", "Ticket( ) ¶do[x]", "a();\n¶then[x]\n b();"),
                "package m.o\n" + body("rule b", "Ticket( ) ¶if ( priority > 2 ) do[x] else do[y]", "a();"),
                "package m.o\n" + body("rule b", "Ticket( priority > 2 ) ¶@watch( *, !x )", "a();"),
                "package m.o\n" + body("rule b", "Ticket( ) ¶over window:length( 3 )", "a();"),
                "package m.o\n" + body("rule b", "Ticket( ) ¶from entry-point \"x\"", "a();"),
                "package m.o\n" + body("rule b", "¶?q()", "a();"),
                "package m.o\n" + body("rule b", "¶$t := Ticket( )", "a();"),
                "package m.o\n" + body("rule b", "Ticket( ¶$t := region )", "a();"));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void check_ofAnUnsupportedElement_refusesItUnderEveryPolicy(String text) {
        LanguageLevel level = LanguageLevel.DRL6;
        for (RulePolicy policy : List.of(RulePolicy.RESTRICTED, RulePolicy.TRUSTED)) {
            assertThat(issues(level, policy, plain(text)))
                    .as("%s", policy)
                    .filteredOn(issue -> issue.code() == IssueCode.UNSUPPORTED)
                    .isNotEmpty();
        }
    }

    @Test
    void check_underATrustedPolicy_letsJavaPass() {
        String text = "package m.o\nimport java.util.*\nglobal java.util.List list\nfunction int f() { return 1; }\n"
                + body("rule a salience ( f() )", "eval( true ) java.lang.String( length() > f() )", "System.gc();");
        assertThat(issues(LanguageLevel.DRL6, RulePolicy.TRUSTED, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$o.¶getClass() == null",
                "¶$o.class == null",
                "$o.level.¶declaringClass == null",
                "$o.¶getDeclaringClass() == null",
                "$o.¶delete() == null",
                "$o.¶deleteAll == null",
                "$o.¶setLevel(3) == null",
                "com.acme.¶Outage.find() == null",
                "¶Outage.find() == null",
                "¶Severity.values() == null",
                "$o.¶Severity == null",
                "¶level instanceof String",
                "¶Severity == level",
            })
    void check_besideAGrantedType_refusesWhatLeadsAstray(String constraint) {
        String text = "package m.o\nimport com.acme.Outage\nimport com.acme.Severity\n"
                + body("rule a", "$o : Outage( ) Outage( " + constraint + " )", "routing.to(\"x\");");
        for (LanguageLevel level : LanguageLevel.values()) {
            assertRefused(level, GRANTED, text);
        }
    }

    @Test
    void check_ofHugeText_endsInAnIssue() {
        String deep = "Ticket( " + "!(".repeat(100) + "priority == 2" + ")".repeat(100) + " )";
        assertThat(codes(rule(deep, "routing.to(\"x\");"))).contains(IssueCode.LIMIT);
        String wide = "Ticket( subject.length() == 2" + " || subject.length() == 3".repeat(5_000) + " )";
        assertThat(codes(rule(wide, "routing.to(\"x\");"))).contains(IssueCode.LIMIT);
        String sum = "routing.to(\"x\" + " + "$t + ".repeat(3_000) + "\"x\");";
        assertThat(codes(rule("$t : Ticket( )", sum))).isSubsetOf(IssueCode.LIMIT);
        String plain = "Ticket( priority == 2" + " || priority == 3".repeat(20_000) + " )";
        assertThat(codes(rule(plain, "routing.to(\"x\");"))).isEmpty();
    }

    @Test
    void check_thatRunsOutOfStack_endsInAnIssue() throws InterruptedException {
        String text = rule("Ticket( " + "! ".repeat(9_000) + "subject.isEmpty() )", "routing.to(\"x\");");
        List<PackageDescr> parsed = new ArrayList<>();
        Thread roomy = new Thread(null, () -> parsed.add(parse(LanguageLevel.DRL6, text)), "roomy", 1L << 30);
        roomy.start();
        roomy.join();
        List<RuleIssue> issues = new ArrayList<>();
        check(parsed.get(0), RulePolicy.RESTRICTED, new SourceFile("rules/a.drl", text), issues);
        assertThat(issues).extracting(RuleIssue::code).containsExactly(IssueCode.LIMIT);
    }

    @Test
    void check_ofAFileNameWithAQuote_refusesIt() {
        List<RuleIssue> issues = new ArrayList<>();
        check(LanguageLevel.DRL6, RulePolicy.RESTRICTED, new SourceFile("a\"b.drl", HARMLESS), issues);
        assertThat(issues).anyMatch(issue -> issue.message().contains("name of a file"));
    }

    private static String rule(String condition, String consequence) {
        return HEADER + body("rule \"a\"", condition, consequence);
    }

    private static String body(String head) {
        return body(head, "Ticket( )", "routing.to(\"x\");");
    }

    private static String body(String head, String condition, String consequence) {
        return head + "\nwhen\n    " + condition + "\nthen\n    " + consequence + "\nend\n";
    }

    private static String plain(String marked) {
        return marked.replace("¶", "");
    }

    private static Set<IssueCode> codes(String rule) {
        return Set.copyOf(issues(LanguageLevel.DRL6, RulePolicy.RESTRICTED, rule).stream()
                .map(RuleIssue::code)
                .toList());
    }

    private static void assertRefused(LanguageLevel level, RulePolicy policy, String marked) {
        String text = plain(marked);
        LineMap lines = new LineMap(new SourceFile("rules/a.drl", text));
        assertThat(issues(level, policy, text))
                .as("%s: %s", level, marked)
                .extracting(RuleIssue::position)
                .contains(lines.positionAt(marked.indexOf('¶')));
    }

    private static boolean readable(LanguageLevel level, String marked) {
        return parse(level, plain(marked)) != null;
    }

    private static List<RuleIssue> issues(LanguageLevel level, RulePolicy policy, String text) {
        List<RuleIssue> issues = new ArrayList<>();
        check(level, policy, new SourceFile("rules/a.drl", text), issues);
        return issues;
    }

    private static void check(LanguageLevel level, RulePolicy policy, SourceFile file, List<RuleIssue> issues) {
        if (file.text().length() < HUGE) {
            BothReaders.compare(
                    file.text(), new RuleReader.Context(level, policy, TicketSchema.OPEN, TeamDirectory.of()));
        }
        PackageDescr descr = parse(level, file.text());
        assertThat(descr).as("%s reads %s", level, file.text()).isNotNull();
        check(descr, policy, file, issues);
    }

    private static void check(PackageDescr descr, RulePolicy policy, SourceFile file, List<RuleIssue> issues) {
        LineMap lines = new LineMap(file);
        PolicyCheck.check(
                descr,
                lines,
                rule -> new RuleText(lines, rule.getStartCharacter(), rule.getEndCharacter() + 1),
                offset -> offset,
                new RuleReader.Context(LanguageLevel.DRL6, policy, TicketSchema.OPEN, TeamDirectory.of()),
                issues::add);
    }

    private static PackageDescr parse(LanguageLevel level, String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.valueOf(level.name()));
        try {
            PackageDescr descr = parser.parse(false, text);
            return parser.hasErrors() ? null : descr;
        } catch (Exception e) {
            return null;
        }
    }
}
