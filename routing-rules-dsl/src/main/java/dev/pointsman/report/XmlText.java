package dev.pointsman.report;

/** Makes text safe in XML. */
final class XmlText {

    private XmlText() {}

    /** Replaces what XML 1.0 cannot hold: control characters, half surrogate pairs, U+FFFE and U+FFFF. */
    static String of(String text) {
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
