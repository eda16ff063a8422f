// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/** Parses the cards of a header, one at a time, each with its continuations. */
final class CardParser {

    static final int CARD = 80;
    private static final int KEYWORD = 8;

    /** Takes what is odd about cards. */
    @FunctionalInterface
    interface Oddities {
        void add(int card, String keyword, String message);
    }

    private final byte[] bytes;
    private final int cards;
    private final Oddities oddities;
    private int next;

    CardParser(byte[] bytes, int cards, Oddities oddities) {
        this.bytes = bytes;
        this.cards = cards;
        this.oddities = oddities;
    }

    /** The card that follows the one parsed last, with its continuations. */
    int next() {
        return next;
    }

    /** Parses the card at an index that is not a continuation. */
    Card parse(int index) {
        int at = index * CARD;
        next = index + 1;
        String keyword = keyword(bytes, at);
        if (oddities != null) {
            lookAtBytes(index, keyword);
        }
        if (isCommentary(keyword)) {
            return commentary(keyword, at);
        }
        if (bytes[at + KEYWORD] == '=') {
            boolean spaced = bytes[at + KEYWORD + 1] == ' ';
            if (!spaced) {
                odd(index, keyword, "no blank after the equals sign");
            }
            return valued(index, keyword, at + KEYWORD + (spaced ? 2 : 1));
        }
        if (keyword.equals("HIERARCH")) {
            int equals = equalsSign(at);
            if (equals >= 0) {
                return valued(index, hierarchKeyword(at, equals), equals + 1);
            }
        } else if (keyword.equals("CONTINUE")) {
            odd(index, keyword, "CONTINUE does not follow a string that ends in &; it was taken as a comment");
        }
        return commentary(keyword, at);
    }

    private Card commentary(String keyword, int at) {
        int from = at + KEYWORD;
        int to = HeaderText.trimEnd(bytes, from, at + CARD);
        return new Card(keyword, new CardValue.Commentary(HeaderText.decode(bytes, from, to)), "");
    }

    private Card valued(int index, String keyword, int from) {
        ValueField field = new ValueField(bytes, from, (index + 1) * CARD);
        if (field.problem != null) {
            odd(index, keyword, field.problem);
        }
        return field.string == null
                ? new Card(keyword, field.value, field.comment)
                : string(keyword, field.string, field.comment);
    }

    /** A string with the CONTINUE cards that belong to it. */
    private Card string(String keyword, byte[] first, String firstComment) {
        byte[] piece = first;
        StringBuilder comment = null;
        ByteArrayOutputStream whole = null;
        while (endsInAmpersand(piece) && next < cards && isContinue(next)) {
            ValueField field = new ValueField(bytes, next * CARD + KEYWORD, (next + 1) * CARD);
            if (field.string == null) {
                odd(next, keyword, "CONTINUE without a string");
                break;
            }
            if (oddities != null) {
                lookAtBytes(next, keyword);
            }
            if (field.problem != null) {
                odd(next, keyword, field.problem);
            }
            if (whole == null) {
                whole = new ByteArrayOutputStream();
                comment = new StringBuilder(firstComment);
            }
            whole.write(piece, 0, HeaderText.trimEnd(piece, 0, piece.length) - 1);
            if (!field.comment.isEmpty()) {
                comment.append(comment.length() == 0 ? "" : " ").append(field.comment);
            }
            piece = field.string;
            next++;
        }
        if (whole == null) {
            return new Card(keyword, text(first), firstComment);
        }
        whole.write(piece, 0, piece.length);
        return new Card(keyword, text(whole.toByteArray()), comment.toString());
    }

    private static CardValue text(byte[] string) {
        return new CardValue.Text(HeaderText.decode(string, 0, HeaderText.trimEnd(string, 0, string.length)));
    }

    private static boolean endsInAmpersand(byte[] string) {
        int end = HeaderText.trimEnd(string, 0, string.length);
        return end > 0 && string[end - 1] == '&';
    }

    private boolean isContinue(int index) {
        int at = index * CARD;
        return Keywords.pack(bytes, at) == Keywords.CONTINUE && bytes[at + KEYWORD] != '=';
    }

    private int equalsSign(int at) {
        for (int i = at + KEYWORD + 1; i < at + CARD; i++) {
            if (bytes[i] == '=') {
                return i;
            }
        }
        return -1;
    }

    private String hierarchKeyword(int at, int equals) {
        return HeaderText.decode(bytes, at + KEYWORD, equals)
                .strip()
                .toUpperCase(Locale.ROOT)
                .replaceAll(" +", " ");
    }

    /** The keyword of a card: upper case, control characters as blanks, trailing blanks dropped. */
    static String keyword(byte[] bytes, int at) {
        return Keywords.unpack(Keywords.pack(bytes, at));
    }

    static boolean isCommentary(String keyword) {
        return keyword.isEmpty() || keyword.equals("COMMENT") || keyword.equals("HISTORY");
    }

    private void odd(int index, String keyword, String message) {
        if (oddities != null) {
            oddities.add(index, keyword, message);
        }
    }

    private void lookAtBytes(int index, String keyword) {
        int at = index * CARD;
        boolean control = false;
        boolean beyondAscii = false;
        for (int i = at; i < at + CARD; i++) {
            control |= bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7f;
            beyondAscii |= bytes[i] < 0;
        }
        if (control) {
            odd(index, keyword, "control characters in a card; they were taken as blanks");
        }
        if (beyondAscii) {
            odd(index, keyword, "bytes beyond ASCII in a card");
        }
        byte[] name = Arrays.copyOfRange(bytes, at, at + KEYWORD);
        for (byte b : name) {
            if (b >= 'a' && b <= 'z') {
                odd(index, keyword, "a keyword in lower case");
                return;
            }
        }
    }
}
