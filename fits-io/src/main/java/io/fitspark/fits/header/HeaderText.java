// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes of a header as text: ASCII by the standard; else UTF-8 if valid, else ISO 8859-1. */
final class HeaderText {

    private HeaderText() {}

    /** The text of a range. Control characters become blanks. */
    static String decode(byte[] bytes, int from, int to) {
        boolean plain = true;
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            plain &= bytes[i] >= ' ';
            ascii &= bytes[i] >= 0;
        }
        if (plain) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        byte[] clean = new byte[to - from];
        for (int i = 0; i < clean.length; i++) {
            byte b = bytes[from + i];
            clean[i] = b >= 0 && b < ' ' ? (byte) ' ' : b;
        }
        return ascii ? new String(clean, StandardCharsets.US_ASCII) : beyondAscii(clean);
    }

    private static String beyondAscii(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The end of a range without trailing blanks and control characters. */
    static int trimEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
            end--;
        }
        return end;
    }

    /** The first byte of a range that is no blank and no control character, or its end. */
    static int skipBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0 && bytes[at] <= ' ') {
            at++;
        }
        return at;
    }
}
