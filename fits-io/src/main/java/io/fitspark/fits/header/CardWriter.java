// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.fitspark.fits.FitsWriteException;

/**
 * Cards as records of 80 bytes (FITS 4.0, section 4). Numbers and logical values are in fixed format as far as they fit, which is always
 * but for reals of very many digits; strings begin in column 11. Strings that do not fit go on in CONTINUE cards where the standard allows
 * it; other values are written whole or refused. Comments are cut at column 80.
 *
 * <pre>
 * KEYWORD =                value / comment
 * KEYWORD = 'first part&amp;'
 * CONTINUE  'last part' / comment
 * HIERARCH SOME LONG KEYWORD = value / comment
 * </pre>
 */
final class CardWriter {

    private static final int CARD = CardParser.CARD;
    private static final int KEYWORD = 8;

    /** Columns to the end of a value in fixed format. */
    private static final int FIXED = 30;

    /** The least length of a string between its quotes: old readers expect it of some keywords. */
    private static final int LEAST_TEXT = 8;

    private final String keyword;
    private final CardValue value;
    private final String comment;
    private final boolean standard;
    private final StringBuilder records = new StringBuilder(CARD);

    private CardWriter(Card card) {
        this.keyword = card.keyword();
        this.value = card.value();
        this.comment = card.comment();
        this.standard = KeywordRules.isStandard(keyword);
    }

    /**
     * The records of a card, whose keyword is in upper case.
     *
     * @throws FitsWriteException if there is no way to write it
     */
    static byte[] records(Card card) throws FitsWriteException {
        CardWriter writer = new CardWriter(card);
        writer.write();
        byte[] bytes = writer.records.toString().getBytes(StandardCharsets.US_ASCII);
        int length = (bytes.length + CARD - 1) / CARD * CARD;
        byte[] padded = Arrays.copyOf(bytes, length);
        Arrays.fill(padded, bytes.length, length, (byte) ' ');
        return padded;
    }

    private void write() throws FitsWriteException {
        requireAscii("the comment", comment);
        if (value instanceof CardValue.Commentary commentary) {
            commentary(commentary.text());
        } else if (keyword.isEmpty() || CardParser.isCommentary(keyword)) {
            throw refused((keyword.isEmpty() ? "a blank keyword" : keyword) + " takes no value, only text");
        } else if (value instanceof CardValue.Text text) {
            string(withoutTrailingBlanks(text.text()));
        } else {
            plain(text());
        }
    }

    private void commentary(String text) throws FitsWriteException {
        if (!CardParser.isCommentary(keyword)) {
            throw refused("only COMMENT, HISTORY and blank keywords take text without a value");
        }
        requireAscii("the text", text);
        if (text.length() > CARD - KEYWORD) {
            throw refused("the text has " + text.length() + " characters, a card has room for " + (CARD - KEYWORD));
        }
        records.append(keyword);
        pad(KEYWORD);
        records.append(text);
    }

    /** The value of a card as text, if it is no string. */
    private String text() throws FitsWriteException {
        if (value instanceof CardValue.Logical logical) {
            return logical.value() ? "T" : "F";
        }
        if (value instanceof CardValue.Int whole) {
            return Long.toString(whole.value());
        }
        if (value instanceof CardValue.BigInt big) {
            return big.value().toString();
        }
        if (value instanceof CardValue.Real real) {
            return real(real.value());
        }
        if (value instanceof CardValue.Complex complex) {
            return "(" + real(complex.re()) + ", " + real(complex.im()) + ")";
        }
        if (value instanceof CardValue.Undefined) {
            return "";
        }
        throw refused("a value that could not be read cannot be written: give a string, a number or a logical value");
    }

    private String real(double number) throws FitsWriteException {
        if (!Double.isFinite(number)) {
            throw refused("a header has no form for " + number + "; leave the value undefined or give a string");
        }
        return RealText.of(number);
    }

    private void plain(String text) throws FitsWriteException {
        begin(text.length());
        boolean complex = value instanceof CardValue.Complex;
        if (standard && !complex) {
            pad(FIXED - text.length());
        }
        records.append(text);
        comment();
    }

    private void string(String text) throws FitsWriteException {
        requireAscii("the string", text);
        String quoted = text.replace("'", "''");
        String alone = quoted.isEmpty() ? empty() : standard ? padded(quoted) : quoted;
        if (start(2 + alone.length()) + 2 + alone.length() <= CARD) {
            begin(2 + alone.length());
            records.append('\'').append(alone).append('\'');
            comment();
            return;
        }
        if (!KeywordRules.mayContinue(keyword)) {
            throw refused("the string takes " + quoted.length() + " columns, its quotes doubled, a card has "
                    + (CARD - start(2) - 2) + ", and the standard does not let this keyword go on in a second one");
        }
        continued(quoted);
    }

    private static String padded(String quoted) {
        return quoted + " ".repeat(Math.max(0, LEAST_TEXT - quoted.length()));
    }

    /** What stands for no characters: blanks where the comment has quotes, which astropy would take for the end of the string. */
    private String empty() {
        return comment.indexOf('\'') < 0 ? "" : padded("");
    }

    /**
     * A string in several records: all but the last end in an ampersand. The last is of no characters if there is else no room for the comment,
     * or if the string itself ends in an ampersand, which some readers drop.
     */
    private void continued(String quoted) throws FitsWriteException {
        begin(3);
        int at = 0;
        while (true) {
            int start = records.length() / CARD * CARD;
            int room = start + CARD - records.length() - 2;
            if (quoted.length() - at <= room) {
                int needed = quoted.length() - at + 3 + comment.length();
                boolean separate = quoted.endsWith("&") || !comment.isEmpty() && needed > room;
                if (!separate || quoted.length() - at < room) {
                    records.append('\'').append(quoted, at, quoted.length());
                    records.append(separate ? "&'" : "'");
                    if (separate) {
                        next(start);
                        start += CARD;
                        records.append('\'').append(empty()).append('\'');
                    }
                    comment(start);
                    return;
                }
            }
            int end = Math.min(quoted.length(), at + room - 1);
            if (isWithinQuotes(quoted, at, end)) {
                end--;
            }
            records.append('\'').append(quoted, at, end).append("&'");
            next(start);
            at = end;
        }
    }

    private void next(int start) {
        pad(start + CARD);
        records.append("CONTINUE  ");
    }

    /** Whether a place is between the two quotes that stand for one. */
    private static boolean isWithinQuotes(String quoted, int from, int at) {
        int quotes = 0;
        while (at - quotes > from && quoted.charAt(at - quotes - 1) == '\'') {
            quotes++;
        }
        return quotes % 2 == 1;
    }

    /** Keyword and equals sign of a card whose first record needs so much room for its value. */
    private void begin(int length) throws FitsWriteException {
        int start = start(length);
        if (start + length > CARD) {
            throw refused(
                    standard
                            ? "the value has " + length + " characters, a card has room for " + (CARD - start)
                            : "the keyword leaves no room for its value");
        }
        if (standard) {
            records.append(keyword);
            pad(KEYWORD);
            records.append("= ");
        } else {
            records.append("HIERARCH ").append(keyword);
            pad(start - 2);
            records.append("= ");
        }
    }

    /** The column, from 0, where a value of that length begins; a blank before the equals sign is given up if need be. */
    private int start(int length) {
        if (standard) {
            return KEYWORD + 2;
        }
        int start = KEYWORD + 1 + keyword.length() + 3;
        return start + length > CARD ? start - 1 : start;
    }

    /** The comment in the first record: from column 31 on, or earlier if it needs the room. */
    private void comment() {
        pad(Math.min(FIXED, CARD - 3 - comment.length()));
        comment(0);
    }

    /** The comment, in the record that begins there, as far as there is room. */
    private void comment(int start) {
        int room = comment.isEmpty() ? 0 : start + CARD - records.length() - 3;
        if (room > 0) {
            records.append(" / ").append(comment, 0, Math.min(room, comment.length()));
        }
    }

    /** Text without the blanks at its end; only blanks do not count. */
    static String withoutTrailingBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Text without the blanks around it. */
    static String withoutBlanks(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return withoutTrailingBlanks(text.substring(start));
    }

    private void pad(int length) {
        while (records.length() < length) {
            records.append(' ');
        }
    }

    private void requireAscii(String what, String text) throws FitsWriteException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                throw refused(
                        what + " holds " + KeywordRules.shown(c) + "; only printable ASCII can stand in a header");
            }
        }
    }

    private FitsWriteException refused(String problem) {
        return FitsWriteException.of(problem)
                .keyword(keyword.isEmpty() ? null : keyword)
                .build();
    }
}
