package dev.pointsman.dsl;

import dev.pointsman.dsl.layout.CommentPlaces.Stretch;
import dev.pointsman.dsl.meaning.DrlText;
import dev.pointsman.dsl.syntax.Comment;
import dev.pointsman.rule.Rule;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import java.util.List;

/** Writes the rules of a file in the other language, with their comments. Immutable. */
final class ConvertedText {

    private final SourceFile file;
    private final LineMap lines;
    private final RuleComments comments;

    ConvertedText(SourceFile file, RuleComments comments) {
        this.file = file;
        this.lines = new LineMap(file);
        this.comments = comments;
    }

    /**
     * Returns rules of the file in the other language.
     *
     * @param whole whether they are all of its rules, so that what is said about the file is said of them
     */
    String text(List<Rule> rules, boolean whole, Conversion.Language to) {
        StringBuilder text = new StringBuilder();
        if (whole && !comments.ofFile().isEmpty()) {
            write(comments.ofFile(), to, text);
            closeParagraph(text);
        }
        if (to == Conversion.Language.DRL) {
            text.append(DrlText.HEADER).append('\n');
        }
        for (Rule rule : rules) {
            write(comments.of(rule, lines), to, text);
            text.append(to == Conversion.Language.DRL ? DrlText.rule(rule) : Conversion.route(List.of(rule)));
            text.append('\n');
        }
        if (whole) {
            write(comments.last(), to, text);
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static void write(List<Comment> comments, Conversion.Language to, StringBuilder text) {
        for (Comment comment : comments) {
            comment.text()
                    .lines()
                    .map(line -> to == Conversion.Language.DRL ? drl(line) : line)
                    .forEach(line -> text.append(line).append('\n'));
            if (comment.ownLine() && comment.blankBehind()) {
                closeParagraph(text);
            }
        }
    }

    /** Rule text holds no Unicode escapes, not even in comments. */
    private static String drl(String comment) {
        return "//" + comment.substring(1).replace("\\u", "\\ u");
    }

    private static void closeParagraph(StringBuilder text) {
        if (text.length() > 1 && !text.substring(text.length() - 2).equals("\n\n")) {
            text.append('\n');
        }
    }

    /**
     * Returns a DRL file without some of its rules. What stands between rules stays: it is part of every session rule, line
     * breaks included.
     *
     * @param all all rules of the file, in source order
     */
    SourceFile without(List<Rule> rules, List<Rule> all) {
        int first = RuleComments.stretch(all.get(0), lines).start();
        boolean onlyRules = cut(all, false).substring(first).isBlank();
        return new SourceFile(file.name(), cut(rules, onlyRules));
    }

    private String cut(List<Rule> rules, boolean linesToo) {
        String from = file.text();
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Rule rule : rules) {
            Stretch cut = RuleComments.stretch(rule, lines);
            text.append(from, at, cut.start());
            at = cut.end();
            while (linesToo && at < from.length() && from.charAt(at) == '\n') {
                at++;
            }
        }
        return text + from.substring(at);
    }
}
