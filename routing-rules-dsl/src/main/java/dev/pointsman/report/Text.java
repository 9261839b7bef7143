package dev.pointsman.report;

/** Makes what people wrote safe in what programs read. */
final class Text {

    private Text() {}

    /** Replaces control characters, which a terminal might obey, by spaces; line ends stay. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i)) && clean.charAt(i) != '\n') {
                clean.setCharAt(i, ' ');
            }
        }
        return clean.toString();
    }

    /** Replaces what XML 1.0 cannot hold: control characters, half surrogate pairs, U+FFFE and U+FFFF. */
    static String xml(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isXml(c) ? c : '\uFFFD').forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isXml(int c) {
        return c == '\n'
                || c == '\t'
                || (c >= ' ' && c < 0x7F)
                || (c > 0x9F && c < Character.MIN_SURROGATE)
                || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
