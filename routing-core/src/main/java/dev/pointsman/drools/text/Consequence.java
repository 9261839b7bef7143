package dev.pointsman.drools.text;

import dev.pointsman.drools.text.DrlScanner.Kind;
import dev.pointsman.drools.text.DrlScanner.Token;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A consequence that says everything in literals: {@code routing.to("team").because("reason");}. Immutable.
 *
 * @param reason null when it gives none
 */
public record Consequence(String team, @Nullable String reason) {

    /** Reads a consequence; empty when it does anything else. */
    public static Optional<Consequence> of(String code) {
        List<Token> tokens = DrlScanner.scan(code);
        int[] at = {0};
        Optional<String> team = call(tokens, at, "routing", "to");
        if (team.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> reason = Optional.empty();
        if (at[0] < tokens.size() && tokens.get(at[0]).is(".")) {
            reason = call(tokens, at, null, "because");
            if (reason.isEmpty()) {
                return Optional.empty();
            }
        }
        boolean ended = at[0] == tokens.size() - 1 && tokens.get(at[0]).is(";");
        return ended ? Optional.of(new Consequence(team.get(), reason.orElse(null))) : Optional.empty();
    }

    /** Reads {@code scope.method("text" + "text")} and returns the text; {@code at} then stands behind it. */
    private static Optional<String> call(List<Token> tokens, int[] at, @Nullable String scope, String method) {
        boolean opens = (scope == null || is(tokens, at, scope))
                && is(tokens, at, ".")
                && is(tokens, at, method)
                && is(tokens, at, "(");
        if (!opens) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        do {
            Optional<String> part = at[0] < tokens.size() ? literal(tokens.get(at[0]++)) : Optional.empty();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            text.append(part.get());
        } while (is(tokens, at, "+"));
        return is(tokens, at, ")") ? Optional.of(text.toString()) : Optional.empty();
    }

    private static Optional<String> literal(Token token) {
        String text = token.text();
        boolean closed = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return token.kind() == Kind.STRING && closed
                ? StringLiteral.value(text.substring(1, text.length() - 1))
                : Optional.empty();
    }

    private static boolean is(List<Token> tokens, int[] at, String expected) {
        boolean found = at[0] < tokens.size() && tokens.get(at[0]).is(expected);
        if (found) {
            at[0]++;
        }
        return found;
    }

    /**
     * Returns the literal teams that code names: the text arguments of every {@code to(...)} call. Needs no valid code.
     */
    public static List<Token> namedTeams(String code) {
        List<Token> tokens = DrlScanner.scan(code);
        return java.util.stream.IntStream.range(0, Math.max(0, tokens.size() - 3))
                .filter(i -> tokens.get(i).is("to")
                        && tokens.get(i + 1).is("(")
                        && tokens.get(i + 2).kind() == Kind.STRING
                        && tokens.get(i + 3).is(")"))
                .mapToObj(i -> tokens.get(i + 2))
                .toList();
    }

    /** Returns the team when code names one and the same whatever the facts are, though its reason is computed. */
    public static Optional<String> onlyTeam(String code) {
        long calls =
                DrlScanner.scan(code).stream().filter(token -> token.is("to")).count();
        List<Token> named = namedTeams(code);
        return calls == 1 && named.size() == 1 ? Optional.of(unquoted(named.get(0))) : Optional.empty();
    }

    /** Returns the characters between the quotes of a string. */
    public static String unquoted(Token string) {
        return string.text().substring(1, Math.max(1, string.text().length() - 1));
    }
}
