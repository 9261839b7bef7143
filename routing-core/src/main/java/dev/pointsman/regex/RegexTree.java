package dev.pointsman.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A regular expression of {@link java.util.regex} as a tree, as coarse as {@link SlowRegex} needs it: what one character
 * may be is left to {@link Pattern}, only the structure around characters is read. The expression must compile.
 */
final class RegexTree {

    /** No upper bound. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    /** A part of the expression. */
    sealed interface Node permits One, Sequence, Choice, Repeat, Atomic, Look, Back {}

    /** One character, described by an expression of its own. */
    record One(String text, int flags) implements Node {}

    /** Parts one after the other. */
    record Sequence(List<Node> parts) implements Node {}

    /** One of several parts. */
    record Choice(List<Node> branches) implements Node {}

    /** A part, {@code min} to {@code max} times; it stands from {@code start} to {@code end}. */
    record Repeat(Node body, int min, int max, int start, int end) implements Node {}

    /** A part that is matched once and for all: an atomic group or a possessive quantifier. */
    record Atomic(Node body) implements Node {}

    /** A look-ahead or look-behind. */
    record Look(Node body, int start, int end) implements Node {}

    /** What a group matched before. */
    record Back(int start, int end) implements Node {}

    private static final Node EMPTY = new Sequence(List.of());

    private final String regex;
    private int at;
    private int flags;

    private RegexTree(String regex) {
        this.regex = regex;
    }

    /** Reads an expression that {@link Pattern#compile(String)} accepts. */
    static Node parse(String regex) {
        return new RegexTree(regex).choice();
    }

    private Node choice() {
        int outer = flags;
        List<Node> branches = new ArrayList<>();
        branches.add(sequence());
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            branches.add(sequence());
        }
        flags = outer;
        return branches.size() == 1 ? branches.get(0) : new Choice(branches);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        skipComments();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            int start = at;
            List<Node> atoms = atom();
            for (int i = 0; i < atoms.size() - 1; i++) {
                parts.add(atoms.get(i));
            }
            if (!atoms.isEmpty()) {
                parts.add(quantified(atoms.get(atoms.size() - 1), start));
            }
            skipComments();
        }
        return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
    }

    private Node quantified(Node body, int start) {
        Node node = body;
        skipComments();
        while (at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0) {
            int[] bounds = bounds();
            boolean possessive = at < regex.length() && regex.charAt(at) == '+';
            if (possessive || (at < regex.length() && regex.charAt(at) == '?')) {
                at++;
            }
            Node repeat = new Repeat(node, bounds[0], bounds[1], start, at);
            node = possessive ? new Atomic(repeat) : repeat;
            skipComments();
        }
        return node;
    }

    private int[] bounds() {
        return switch (regex.charAt(at++)) {
            case '*' -> new int[] {0, UNBOUNDED};
            case '+' -> new int[] {1, UNBOUNDED};
            case '?' -> new int[] {0, 1};
            default -> countedBounds();
        };
    }

    private int[] countedBounds() {
        int close = regex.indexOf('}', at);
        String counts = regex.substring(at, close);
        at = close + 1;
        int comma = counts.indexOf(',');
        if (comma < 0) {
            return new int[] {Integer.parseInt(counts), Integer.parseInt(counts)};
        }
        String max = counts.substring(comma + 1);
        int min = Integer.parseInt(counts.substring(0, comma));
        return new int[] {min, max.isEmpty() ? UNBOUNDED : Integer.parseInt(max)};
    }

    /** Returns what stands next; a quantifier after it concerns the last of them. */
    private List<Node> atom() {
        int start = at;
        return switch (regex.charAt(at)) {
            case '(' -> List.of(group());
            case '\\' -> escape();
            case '^', '$' -> {
                at++;
                yield List.of(EMPTY);
            }
            case '[' -> {
                skipClass();
                yield List.of(new One(regex.substring(start, at), flags));
            }
            default -> {
                at = regex.offsetByCodePoints(at, 1);
                yield List.of(new One(regex.substring(start, at), flags));
            }
        };
    }

    private Node group() {
        int start = at++;
        if (at >= regex.length() || regex.charAt(at) != '?') {
            return closed(choice());
        }
        at++;
        String rest = regex.substring(at, Math.min(regex.length(), at + 2));
        if (rest.startsWith("<=") || rest.startsWith("<!")) {
            at += 2;
            return new Look(closed(choice()), start, at);
        }
        return switch (rest.charAt(0)) {
            case '=', '!' -> {
                at++;
                yield new Look(closed(choice()), start, at);
            }
            case '>' -> {
                at++;
                yield new Atomic(closed(choice()));
            }
            case '<' -> {
                at = regex.indexOf('>', at) + 1;
                yield closed(choice());
            }
            default -> flagGroup();
        };
    }

    /** {@code (?i)} holds to the end of the group around it, {@code (?i:...)} for its own content. */
    private Node flagGroup() {
        int outer = flags;
        boolean on = true;
        while (regex.charAt(at) != ')' && regex.charAt(at) != ':') {
            char c = regex.charAt(at++);
            if (c == '-') {
                on = false;
            }
            flags = on ? flags | flag(c) : flags & ~flag(c);
        }
        if (regex.charAt(at++) == ')') {
            return EMPTY;
        }
        Node body = closed(choice());
        flags = outer;
        return body;
    }

    private static int flag(char letter) {
        return switch (letter) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 's' -> Pattern.DOTALL;
            case 'd' -> Pattern.UNIX_LINES;
            case 'u' -> Pattern.UNICODE_CASE;
            case 'U' -> Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
            case 'x' -> Pattern.COMMENTS;
            default -> 0;
        };
    }

    private Node closed(Node body) {
        at++;
        return body;
    }

    private List<Node> escape() {
        int start = at++;
        char c = regex.charAt(at++);
        if (c == 'Q') {
            return quoted();
        }
        if ("bBAGZz".indexOf(c) >= 0) {
            if (c == 'b' && regex.startsWith("{g}", at)) {
                at += 3;
            }
            return List.of(EMPTY);
        }
        if ((c >= '1' && c <= '9') || c == 'k') {
            if (c == 'k') {
                at = regex.indexOf('>', at) + 1;
            }
            return List.of(new Back(start, at));
        }
        if (c == 'R' || c == 'X') {
            return List.of(new Atomic(new Repeat(new One("[\\s\\S]", 0), 1, 2, start, at)));
        }
        at = escapeEnd(c, at);
        return List.of(new One(regex.substring(start, at), flags));
    }

    private int escapeEnd(char c, int from) {
        if ("pPNxu".indexOf(c) >= 0 && regex.startsWith("{", from)) {
            return regex.indexOf('}', from) + 1;
        }
        return switch (c) {
            case 'p', 'P', 'c' -> from + 1;
            case 'x' -> from + 2;
            case 'u' -> from + 4;
            case '0' -> octalEnd(from);
            default -> from;
        };
    }

    private int octalEnd(int from) {
        int most = from < regex.length() && regex.charAt(from) <= '3' ? 3 : 2;
        int end = from;
        while (end < regex.length() && end - from < most && "01234567".indexOf(regex.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private List<Node> quoted() {
        int end = regex.indexOf("\\E", at);
        String text = end < 0 ? regex.substring(at) : regex.substring(at, end);
        at += text.length() + (end < 0 ? 0 : 2);
        return text.codePoints()
                .mapToObj(c -> (Node) new One(Pattern.quote(Character.toString(c)), flags & ~Pattern.COMMENTS))
                .toList();
    }

    private void skipClass() {
        int depth = 0;
        do {
            char c = regex.charAt(at++);
            if (c == '\\') {
                if (regex.charAt(at) == 'Q') {
                    int end = regex.indexOf("\\E", at);
                    at = end < 0 ? regex.length() : end + 2;
                } else {
                    at++;
                }
            } else if (c == '[') {
                depth++;
                at += regex.startsWith("^", at) ? 1 : 0;
                at += regex.startsWith("]", at) ? 1 : 0;
            } else if (c == ']') {
                depth--;
            }
        } while (depth > 0 && at < regex.length());
    }

    private void skipComments() {
        while ((flags & Pattern.COMMENTS) != 0 && at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '#') {
                int end = regex.indexOf('\n', at);
                at = end < 0 ? regex.length() : end + 1;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return;
            }
        }
    }
}
