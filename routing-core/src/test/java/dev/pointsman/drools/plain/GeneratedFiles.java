package dev.pointsman.drools.plain;

import dev.pointsman.drools.tree.GeneratedConstraints;
import java.util.List;
import java.util.Random;

/** Rule files: ordinary ones, odd ones, and ordinary ones with slips of the pen. */
final class GeneratedFiles {

    private static final List<String> HEADERS = List.of(
            "package p\nimport dev.pointsman.ticket.Ticket\n",
            "package a.b;\nimport dev.pointsman.ticket.*\nimport dev.pointsman.team.Team;\n",
            "// header\nimport dev.pointsman.ticket.Ticket\nglobal dev.pointsman.rule.Routing routing\n",
            "/* header */\npackage p\nimport dev.pointsman.ticket.Ticket\nimport dev.pointsman.ticket.Fact\n\n");
    private static final List<String> ODD_HEADERS = List.of(
            "",
            "package p\n",
            "package java.x\nimport dev.pointsman.ticket.Ticket\n",
            "package p\nimport java.lang.Runtime\nimport dev.pointsman.ticket.Ticket\n",
            "package p\nimport dev.pointsman.ticket.Ticket\ndialect \"java\"\n",
            "package p\nimport dev.pointsman.ticket.Ticket\nfunction int f() { return 1; }\n",
            "package p\nimport dev.pointsman.ticket.Ticket\nglobal Integer x\n",
            "package p\nimport dev.pointsman.ticket.Ticket\ndeclare X a : int end\n");
    private static final List<String> NAMES = List.of(
            "\"r\"",
            "\"a b\"",
            "\"größe\"",
            "\"🚚\"",
            "\"end\"",
            "\"when Ticket() then\"",
            "\"// x\"",
            "\"/* x\"",
            "\"it's\"");
    private static final List<String> ODD_NAMES = List.of(
            "r", "'r'", "\"\"", "\"a\\\"b\"", "\"*/\"", "rule", "\"r\" extends \"s\"", "r-1", "\"a\nb\"", "größe");
    private static final List<String> HEADS = List.of(
            "@owner(\"ann\")",
            "@since(2026)",
            "@ticket( \"R-1, (x)\" )",
            "@suppress(\"absent-fails until 2027-06-30 because why\")",
            "salience 10",
            "salience -5",
            "enabled true",
            "enabled false",
            "date-effective \"2026-11-22\"",
            "date-expires \"24-Dec-2026\"",
            "date-expires \"2026-12-24T18:00:00+01:00\"");
    private static final List<String> ODD_HEADS = List.of(
            "@owner",
            "@owner(x y)",
            "@owner(a = \"b\")",
            "@Direct(\"x\")",
            "@when(\"x\")",
            "@größe(\"x\")",
            "@suppress(\"nothing\")",
            "@x(\"//\")",
            "@x(\"end\")",
            "@x(\"date-effective\")",
            "salience (10)",
            "salience 1.0",
            "salience 007",
            "salience x",
            "enabled x",
            "no-loop",
            "no-loop true",
            "lock-on-active true",
            "dialect \"mvel\"",
            "timer (int: 0)",
            "date-effective \"tomorrow\"",
            "date-effective '2026-11-22'",
            "duration 10",
            "attributes",
            ",");
    private static final List<String> ODD_PATTERNS = List.of(
            "",
            "Ticket() Ticket()",
            "$t : Ticket()",
            "Ticket() Fact()",
            "Ticket( $p : product ) Fact( attributes[\"p\"] == $p )",
            "not Ticket()",
            "exists( Fact() ) Ticket()",
            "( Ticket() )",
            "Ticket();",
            "Ticket() or Fact()",
            "Fact( kind == \"x\" )",
            "eval( true )",
            "Ticket",
            "Ticket( ",
            "Ticket() )",
            "ticket()",
            "Ticket() from x",
            "dev.pointsman.ticket.Ticket()");
    private static final List<String> CONSEQUENCES = List.of(
            "routing.to(\"a\");",
            "routing.to(\"a\").because(\"b\");",
            "routing.to(\"team-1\").because(\"the end; } of \\\"it\\\" // all /* */\");",
            "routing . to( \"b\" )\n.because( \"größe 🚚\" ) ;",
            "routing.to(\"größe\");");
    private static final List<String> ODD_CONSEQUENCES = List.of(
            "",
            ";",
            "routing.to(\"nobody\");",
            "routing.to(\"a\")",
            "routing.to('a');",
            "routing.to(\"a\" + \"b\");",
            "routing.to(\"a\"); routing.to(\"b\");",
            "routing.to(\"a\").because(\"b\").because(\"c\");",
            "routing.to(\"\\141\");",
            "routing.to(\"\\q\");",
            "routing.to(\"a\").because(\"\\q\");",
            "System.exit(1);",
            "{ routing.to(\"a\"); }",
            "/* end */ routing.to(\"a\");",
            "routing.to(\"a\"); // end",
            "routing.to(\"a\"); if (true) { }",
            "[x] routing.to(\"a\");",
            "routing.to(\"a\"); then routing.to(\"b\");");
    private static final List<String> BLANKS = List.of(" ", " ", "\n", "\n    ", "\t", "  ", "\n\n");
    private static final List<String> ODD_BLANKS = List.of(
            "",
            "",
            " // note\n",
            " /* note */ ",
            "\n// the end\n",
            "/**/",
            " // \"\n",
            " /* \" */ ",
            " /* // */ ",
            " // /*\n",
            "\r\n",
            "\f",
            "\u00a0",
            "\u2028",
            " ; ",
            " # x\n");
    private static final List<String> BETWEEN = List.of(
            ";",
            "junk",
            "end",
            "rule",
            "import dev.pointsman.ticket.Fact\n",
            "import java.lang.Runtime\n",
            "query \"q\" Ticket() end",
            "function void f() { }",
            "salience 1",
            "declare X end",
            "@x(\"y\")",
            "}",
            "\"");
    private static final List<String> FRAGMENTS = List.of(
            "\"",
            "'",
            "\\",
            "\\u0041",
            "\n",
            "\r",
            "\f",
            "\u0000",
            "\u00a0",
            "\u2028",
            "\uFEFF",
            "\uD800",
            "🚚",
            "é",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ";",
            ",",
            ":",
            ".",
            "@",
            "#",
            "/",
            "//",
            "/*",
            "*/",
            "=",
            "==",
            "!",
            "&&",
            "||",
            "-",
            "+",
            "$",
            "rule ",
            " end ",
            " when ",
            " then ",
            " not ",
            " in ",
            "salience 1 ",
            " or ",
            " and ",
            " from ",
            "Ticket(",
            "((((",
            "))))",
            "0",
            "1",
            "L",
            "\"\"\"",
            "\"\"",
            " end\nrule \"x\" ",
            "routing",
            "import ",
            "null",
            "enabled");

    private final Random random;
    private final GeneratedConstraints constraints;

    GeneratedFiles(Random random) {
        this.random = random;
        this.constraints = new GeneratedConstraints(random.nextLong());
    }

    /** Returns a file. */
    String next() {
        StringBuilder text = new StringBuilder(one(rarely() ? ODD_HEADERS : HEADERS));
        for (int rules = 1 + random.nextInt(4); rules > 0; rules--) {
            text.append(blank()).append(rule());
            if (rarely()) {
                text.append(blank()).append(one(BETWEEN)).append(blank());
            }
        }
        if (random.nextInt(3) == 0) {
            for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
                slip(text);
            }
        }
        return text.toString();
    }

    private String rule() {
        StringBuilder rule = new StringBuilder("rule").append(blank()).append(one(rarely() ? ODD_NAMES : NAMES));
        for (int heads = random.nextInt(4); heads > 0; heads--) {
            rule.append(blank()).append(one(rarely() ? ODD_HEADS : HEADS));
        }
        return rule.append(blank())
                .append("when")
                .append(blank())
                .append(rarely() ? one(ODD_PATTERNS) : pattern())
                .append(blank())
                .append("then")
                .append(blank())
                .append(one(rarely() ? ODD_CONSEQUENCES : CONSEQUENCES))
                .append(blank())
                .append("end")
                .append(blank())
                .toString();
    }

    private String pattern() {
        StringBuilder pattern = new StringBuilder("Ticket(").append(blank());
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            pattern.append(i == 0 ? "" : ",")
                    .append(blank())
                    .append(constraint())
                    .append(blank());
        }
        return pattern.append(")").toString();
    }

    /** Most generated constraints are odd in some way; too many of them would leave no file to the reader. */
    private String constraint() {
        return random.nextInt(4) == 0
                ? constraints.next()
                : one(List.of(
                        "category == \"a\"",
                        "region in (\"EU\", \"US\")",
                        "priority <= 2",
                        "tags contains \"vip\"",
                        "attributes[\"amount\"] > 10.5",
                        "subject matches \".*x\"",
                        "!( language == null || tier != \"gold\" )",
                        "subject str[startsWith] \"Re: // \"",
                        "\"vip\" memberOf tags"));
    }

    private void slip(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 5));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(at, end);
            case 1, 2 -> text.insert(at, one(FRAGMENTS));
            case 3 -> text.replace(at, end, one(FRAGMENTS));
            default -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
        }
    }

    private boolean rarely() {
        return random.nextInt(40) == 0;
    }

    private String blank() {
        return one(rarely() ? ODD_BLANKS : BLANKS);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
