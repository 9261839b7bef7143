package dev.pointsman.drools.parse;

import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.drools.drl.parser.lang.DRL6Lexer;

/**
 * Drools' lexer of level DRL6, which reads plain words by itself. The method that Drools generates for words knows all
 * letters of Unicode and so has grown beyond the size that a Java virtual machine compiles: it is interpreted for ever,
 * and takes more time than the whole rest of the lexer. Confined to one thread.
 */
final class WordLexer extends DRL6Lexer {

    WordLexer(String text) {
        super(new ANTLRStringStream(text));
    }

    @Override
    public void mTokens() throws RecognitionException {
        int length = wordLength();
        if (length == 0) {
            super.mTokens();
            return;
        }
        for (int i = 0; i < length; i++) {
            input.consume();
        }
        state.type = ID;
        state.channel = Token.DEFAULT_CHANNEL;
    }

    /** Returns the length of a word of ASCII letters and digits; 0 for anything that Drools might read otherwise. */
    private int wordLength() {
        if (!isLetter(input.LA(1))) {
            return 0;
        }
        int length = 1;
        while (isLetter(input.LA(length + 1)) || isDigit(input.LA(length + 1))) {
            length++;
        }
        int next = input.LA(length + 1);
        boolean ends = next == '\n' || next == '\t' || (next >= ' ' && next <= '~' && next != '$');
        return ends && !isKeyword(length) ? length : 0;
    }

    /** The words that are tokens of their own. */
    private boolean isKeyword(int length) {
        return is("true", length) || is("false", length) || is("null", length);
    }

    private boolean is(String word, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (input.LA(i + 1) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
