// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.Arrays;

/** Parses a value field with its comment, fixed or free format. Used for one card, then thrown away. */
final class ValueField {

    private final byte[] bytes;
    private final int end;

    /** The value; null for a string, which is in {@link #string}. */
    CardValue value;

    /** The bytes of a string, quotes resolved, trailing blanks kept. */
    byte[] string;

    /** From after the slash, without surrounding blanks. */
    String comment = "";

    /** What is odd, null if nothing is. */
    String problem;

    ValueField(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        int start = HeaderText.skipBlanks(bytes, from, end);
        if (start == end || bytes[start] == '/') {
            value = new CardValue.Undefined();
            comment(start);
        } else if (bytes[start] == '\'') {
            string(start + 1);
        } else if (bytes[start] == '(') {
            complex(start);
        } else {
            word(start);
        }
    }

    private void string(int from) {
        byte[] text = new byte[end - from];
        int size = 0;
        int at = from;
        while (at < end) {
            if (bytes[at] == '\'') {
                if (at + 1 < end && bytes[at + 1] == '\'') {
                    at++;
                } else {
                    string = Arrays.copyOf(text, size);
                    comment(at + 1);
                    return;
                }
            }
            text[size++] = bytes[at++];
        }
        string = Arrays.copyOf(text, size);
        problem = "the string has no closing quote; it was taken up to the end of the card";
    }

    private void complex(int from) {
        int close = indexOf((byte) ')', from);
        int comma = indexOf((byte) ',', from);
        if (close < end && comma < close) {
            CardValue re = part(from + 1, comma);
            CardValue im = part(comma + 1, close);
            if (re != null && im != null) {
                value = new CardValue.Complex(asDouble(re), asDouble(im));
                comment(close + 1);
                return;
            }
        }
        unreadable(from, indexOf((byte) '/', from));
    }

    private CardValue part(int from, int to) {
        return Numbers.parse(bytes, HeaderText.skipBlanks(bytes, from, to), HeaderText.trimEnd(bytes, from, to));
    }

    private static double asDouble(CardValue number) {
        if (number instanceof CardValue.Int whole) {
            return whole.value();
        }
        return number instanceof CardValue.BigInt big ? big.value().doubleValue() : ((CardValue.Real) number).value();
    }

    private void word(int from) {
        int to = from;
        while (to < end && bytes[to] != '/' && (bytes[to] < 0 || bytes[to] > ' ')) {
            to++;
        }
        int letter = bytes[from] & ~0x20;
        if (to - from == 1 && (letter == 'T' || letter == 'F')) {
            value = new CardValue.Logical(letter == 'T');
            if (letter != bytes[from]) {
                problem = "a logical value in lower case";
            }
        } else {
            value = Numbers.parse(bytes, from, to);
        }
        if (value == null) {
            unreadable(from, indexOf((byte) '/', from));
        } else {
            comment(to);
        }
    }

    private void unreadable(int from, int to) {
        value = new CardValue.Unreadable(HeaderText.decode(bytes, from, HeaderText.trimEnd(bytes, from, to)));
        problem = "the value is no string, number or logical value";
        comment(to);
    }

    private void comment(int from) {
        int start = HeaderText.skipBlanks(bytes, from, end);
        if (start == end) {
            return;
        }
        if (bytes[start] == '/') {
            start = HeaderText.skipBlanks(bytes, start + 1, end);
        } else if (problem == null) {
            problem = "text follows the value without a slash; it was taken as the comment";
        }
        comment = HeaderText.decode(bytes, start, HeaderText.trimEnd(bytes, start, end));
    }

    private int indexOf(byte wanted, int from) {
        int at = from;
        while (at < end && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
