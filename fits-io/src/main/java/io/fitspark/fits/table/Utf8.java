// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.nio.charset.StandardCharsets;

/** Text beyond ASCII, which FITS does not allow but files hold: UTF-8 where it is valid, else ISO 8859-1. */
final class Utf8 {
    /** Bytes that a character of a Java string takes at most. */
    static final int MOST = 3;

    private Utf8() {}

    /**
     * Encodes a string; surrogates without their other half become question marks.
     *
     * @return where it ends
     */
    static int encode(String text, byte[] to, int at) {
        int p = at;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                to[p++] = (byte) c;
            } else if (c < 0x800) {
                to[p++] = (byte) (0xC0 | c >> 6);
                to[p++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                to[p++] = (byte) (0xE0 | c >> 12);
                to[p++] = (byte) (0x80 | c >> 6 & 0x3F);
                to[p++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                int code = Character.toCodePoint(c, text.charAt(++i));
                to[p++] = (byte) (0xF0 | code >> 18);
                to[p++] = (byte) (0x80 | code >> 12 & 0x3F);
                to[p++] = (byte) (0x80 | code >> 6 & 0x3F);
                to[p++] = (byte) (0x80 | code & 0x3F);
            } else {
                to[p++] = '?';
            }
        }
        return p;
    }

    /** Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates). */
    static boolean isValid(byte[] bytes, int start, int length) {
        int end = start + length;
        int i = start;
        while (i < end) {
            int b = bytes[i++];
            if (b >= 0) {
                continue;
            }
            int lead = b & 0xFF;
            int more = lead >= 0xC2 && lead <= 0xDF
                    ? 1
                    : lead >= 0xE0 && lead <= 0xEF ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
            if (more == 0 || end - i < more) {
                return false;
            }
            int second = bytes[i] & 0xFF;
            int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (second < low || second > high) {
                return false;
            }
            for (int k = 1; k < more; k++) {
                if ((bytes[i + k] & 0xC0) != 0x80) {
                    return false;
                }
            }
            i += more;
        }
        return true;
    }

    /** The UTF-8 form of ISO 8859-1 bytes. */
    static byte[] ofLatin1(byte[] bytes, int start, int length) {
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    }
}
