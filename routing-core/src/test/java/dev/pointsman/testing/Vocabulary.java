package dev.pointsman.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The few fields, attributes, texts and numbers that the rules and tickets of one rule set have in common, so that rules
 * match, drawn from many that are hard to get right. Every rule set omits most of them ("swarm testing", Groce et al.,
 * ISSTA 2012): what is always there hides what happens without it. Confined to one thread.
 */
final class Vocabulary {

    /** What the values of an attribute are. */
    enum Kind {
        NUMBER,
        TEXT,
        FLAG,
        ANY
    }

    static final List<String> TEXT_FIELDS = List.of(
            "category",
            "subcategory",
            "product",
            "region",
            "language",
            "channel",
            "tier",
            "subject",
            "description",
            "id");

    /** Case, accents both composed and combining, surrogate pairs, dotted and dotless i, quotes, line ends. */
    private static final List<String> ODD_TEXTS = List.of(
            "x y",
            "q\"u",
            "b\\s",
            "line\nbreak",
            "tab\there",
            "cr\r\nlf",
            "A",
            "Äpfel",
            "äpfel",
            "A\u0308pfel",
            "ß",
            "SS",
            "退款",
            "🚚",
            "🚚 truck",
            "\uFFFF",
            "\uE000",
            "I",
            "i",
            "İ",
            "ı",
            "ﬁ",
            "é",
            "e\u0301",
            "\u00A0",
            " a",
            "a ",
            "null",
            "true",
            "false",
            "\u2028",
            "it's",
            "//",
            "/* a */",
            "${a}",
            "%s",
            "end",
            "\u200B");

    /** Strings of equal hash code, one whose hash code is 0, and substrings of one another. */
    private static final List<String> COLLIDING_TEXTS =
            List.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "f5a5a608", "AaA", "aA", "AA");

    private static final List<String> OVERLAPPING_TEXTS =
            List.of("a", "b", "ab", "abc", "bc", "c", "aa", "aaa", "aab", "baa", "abab", "cab", "bca", "ca");

    private static final List<String> NUMERIC_TEXTS = List.of(
            "1",
            "1.0",
            "10",
            "2.5",
            "-1",
            "+1",
            "01",
            "-0",
            "0",
            "1e3",
            "0x10",
            "NaN",
            "Infinity",
            "１",
            "1d",
            "1L",
            "9007199254740993",
            "3000000000",
            ".5",
            "5.");

    /** As rules write them: whole numbers that fit an int, and decimals without an exponent. */
    private static final List<String> NUMBER_LITERALS = List.of(
            "0",
            "1",
            "2",
            "3",
            "-1",
            "-5",
            "10",
            "150",
            "2.5",
            "-0.25",
            "0.1",
            "0.30000000000000004",
            "2147483647",
            "-2147483647",
            "3000000000.0",
            "9007199254740993.0",
            "100000000000000000000.0",
            "16777217",
            "0.5");

    /** What a host may pass. */
    private static final List<Object> NUMBERS = List.of(
            0,
            1,
            2,
            3,
            -1,
            -5,
            10,
            150,
            1L,
            150.0,
            2.5f,
            2.5,
            -0.25,
            0.1,
            0.1 + 0.2,
            -0.0,
            0.0,
            1e300,
            -1e300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            2147483648L,
            3000000000L,
            9007199254740992L,
            1L << 62,
            new java.math.BigDecimal("2.50"),
            new java.math.BigInteger("100000000000000000000"),
            (short) 3,
            (byte) 10,
            16777217,
            Math.nextUp(2.5),
            Math.nextDown(1.0));

    private static final List<String> NAMES = List.of(
            "n", "t", "f", "x", "amount", "Aa", "BB", "a b", "退款", "q\"u", "category", "🚚", "order-id", "i", "İ");

    private static final List<String> REGEXES = List.of(
            "a.*",
            ".*b",
            "(?i)A",
            "[a-c]+",
            "\\d+(\\.\\d)?",
            ".*",
            "(?s).*",
            "(?s).*break",
            "Ä.*",
            "",
            "^a$",
            "a|b|",
            "\\p{L}+",
            ".",
            "..",
            "(?U)\\w+",
            "\\w+",
            "\\x{1F69A}.*",
            "[^a]*",
            "(?iu)ı",
            "(?i)i",
            "(?iu)İ",
            "(a)(b)?.*",
            "\\Qa\\E.*",
            "(?m)^b.*$",
            "(?s).*(ab|bc).*",
            "\\S+ \\S+",
            "(?x) a b ",
            "a?b?c?",
            ".*\\bab\\b.*");

    /** Around a keyword, as authors write "anywhere". */
    private static final List<String> ANYWHERE =
            List.of("(?s).*%s.*", "(?is).*%s.*", ".*%s.*", "%s.*", "(?s).*%s", "(?s).*\\b%s\\b.*", "(?ius).*%s.*");

    private final Random random;
    final List<String> fields;
    final List<String> texts;
    final List<String> tags;
    final Map<String, Kind> attributes = new LinkedHashMap<>();
    final List<String> numbers;

    Vocabulary(Random random, int rules) {
        this.random = random;
        this.fields = some(TEXT_FIELDS, 1 + random.nextInt(5));
        List<String> pool = new ArrayList<>(OVERLAPPING_TEXTS);
        for (List<String> group : List.of(ODD_TEXTS, COLLIDING_TEXTS, NUMERIC_TEXTS)) {
            if (random.nextBoolean()) {
                pool.addAll(group);
            }
        }
        List<String> drawn = new ArrayList<>(some(pool, 3 + random.nextInt(14)));
        // many rules have many values
        IntStream.range(0, random.nextInt(1 + rules / 4)).forEach(i -> drawn.add("v" + i));
        this.texts = List.copyOf(drawn);
        this.tags = Stream.concat(
                        some(pool, 1 + random.nextInt(6)).stream(),
                        IntStream.range(0, random.nextInt(1 + rules / 4)).mapToObj(i -> "t" + i))
                .toList();
        for (String name : some(NAMES, 1 + random.nextInt(5))) {
            attributes.put(name, Kind.values()[random.nextInt(Kind.values().length)]);
        }
        this.numbers = some(NUMBER_LITERALS, 2 + random.nextInt(7));
    }

    String field() {
        return pick(fields);
    }

    /** A text as rules and tickets have it; sometimes blank or empty, where it can never be a value. */
    String text() {
        return random.nextInt(60) == 0 ? pick(List.of("", " ", "nowhere else")) : pick(texts);
    }

    String number() {
        return random.nextInt(20) == 0 ? pick(NUMBER_LITERALS) : pick(numbers);
    }

    String tag() {
        return random.nextInt(60) == 0 ? pick(List.of("", " ")) : pick(tags);
    }

    String regex() {
        if (random.nextBoolean()) {
            return pick(REGEXES);
        }
        String word = pick(texts);
        boolean plain = word.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c > 127);
        return String.format(pick(ANYWHERE), plain ? word : "ab");
    }

    /** Returns the name of an attribute of this kind, or any when there is none. */
    String attribute(Kind kind) {
        List<String> names = attributes.keySet().stream()
                .filter(name -> attributes.get(name) == kind)
                .toList();
        return names.isEmpty() ? "" : pick(names);
    }

    Object attributeValue(Kind kind) {
        return switch (kind) {
            case NUMBER -> random.nextInt(3) > 0 ? Double.valueOf(pick(numbers)) : pick(NUMBERS);
            case TEXT -> pick(texts);
            case FLAG -> random.nextBoolean();
            case ANY -> attributeValue(pick(List.of(Kind.NUMBER, Kind.TEXT, Kind.FLAG)));
        };
    }

    /** Writes a text of many words, some of them run together. */
    String longText(int words) {
        StringBuilder text = new StringBuilder();
        String between = pick(List.of(" ", "", "\n", "a"));
        for (int i = 0; i < words; i++) {
            text.append(pick(texts)).append(random.nextInt(3) == 0 ? "" : between);
        }
        return text.toString();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> List<T> some(List<T> from, int count) {
        List<T> shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
    }
}
