// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.header.Keywords;

/**
 * Finds the end of a header and its mandatory values in one pass over the raw bytes, without an object for each card. It
 * understands headers that are written as the standard has it; any other is marked as {@link #irregular} and must be
 * parsed properly. One scan is used for all headers of a file. Not safe for concurrent use.
 */
final class HeaderScan {

    private static final int CARD = Blocks.CARD;
    private static final long BITPIX = Keywords.of("BITPIX");
    private static final long END = Keywords.of("END");
    private static final long EXTNAME = Keywords.of("EXTNAME");
    private static final long EXTVER = Keywords.of("EXTVER");
    private static final long GCOUNT = Keywords.of("GCOUNT");
    private static final long GROUPS = Keywords.of("GROUPS");
    private static final long NAXIS = Keywords.of("NAXIS");
    private static final long NAXIS_0 = Keywords.of("NAXIS0");
    private static final long NAXIS_MASK = 0xffffffffff000000L;
    private static final long PCOUNT = Keywords.of("PCOUNT");
    private static final long SIMPLE = Keywords.of("SIMPLE");
    private static final long TFIELDS = Keywords.of("TFIELDS");
    private static final long XTENSION = Keywords.of("XTENSION");
    private static final long ZIMAGE = Keywords.of("ZIMAGE");
    private static final long ZTABLE = Keywords.of("ZTABLE");

    private static final long TYPE_BINTABLE = Keywords.of("BINTABLE");
    private static final long TYPE_IMAGE = Keywords.of("IMAGE");
    private static final long TYPE_TABLE = Keywords.of("TABLE");

    private static final int MAX_AXES = 9;
    private static final int MAX_DIGITS = 18;
    /** What an array can hold, less a block. */
    private static final long MOST_CARDS = (Integer.MAX_VALUE - 2L * Blocks.BLOCK) / CARD;

    private static final long NO_NUMBER = Long.MIN_VALUE;

    private final HeaderWindow window;
    private final String file;
    private final FitsLimits limits;

    /** Whether the header has to be parsed: what follows is then of no use, but {@link #headerLength}. */
    boolean irregular;

    long headerLength;
    HduKind kind;
    String extname;
    Integer extver;
    long dataLength;

    private long type;
    private long bitpix;
    private int naxis;
    private final long[] axes = new long[MAX_AXES];
    private long pcount;
    private long gcount;
    private boolean zimage;
    private boolean ztable;

    HeaderScan(HeaderWindow window, String file, FitsLimits limits) {
        this.window = window;
        this.file = file;
        this.limits = limits;
    }

    /** Scans the header at a position, which begins with SIMPLE or XTENSION or is otherwise known to be one. */
    void scan(int hdu, long offset) throws IOException {
        irregular = false;
        kind = null;
        extname = null;
        extver = null;
        zimage = false;
        ztable = false;
        long card = 0;
        boolean ended = false;
        while (!ended) {
            int at = window.load(offset + card * CARD);
            if (at < 0) {
                throw problem(
                        Kind.TRUNCATED, "the file ends within the header, before its END card", hdu, offset, card);
            }
            byte[] bytes = window.buffer();
            int stop = at + window.cardsFrom(at) * CARD;
            if (card == 0 && stop - at >= Blocks.BLOCK) {
                int mandatory = mandatory(bytes, at);
                irregular = mandatory == 0;
                card = mandatory;
                at += mandatory * CARD;
            } else if (card == 0) {
                irregular = true;
            }
            for (; at < stop; at += CARD, card++) {
                long key = Keywords.raw(bytes, at);
                if (key == END) {
                    ended = true;
                    break;
                }
                if (!irregular) {
                    optional(key, bytes, at);
                }
                if (!Keywords.isPlain(key) || key == XTENSION || key == SIMPLE) {
                    check(key, card, hdu, offset);
                }
            }
            if (card > Math.min(limits.maxHeaderCards(), MOST_CARDS)) {
                throw problem(
                        Kind.LIMIT,
                        "the header has more than maxHeaderCards = " + limits.maxHeaderCards() + " cards",
                        hdu,
                        offset,
                        card);
            }
        }
        headerLength = Blocks.padded((card + 1) * CARD);
        irregular = irregular || !size();
    }

    /** The mandatory cards, in their order. Gives their number, or 0 if the header is not as expected. */
    private int mandatory(byte[] bytes, int at) {
        long first = Keywords.raw(bytes, at);
        boolean primary = first == SIMPLE;
        if (primary ? logical(bytes, at) != 1 : first != XTENSION || !type(bytes, at)) {
            return 0;
        }
        bitpix = integer(BITPIX, bytes, at + CARD);
        long count = integer(NAXIS, bytes, at + 2 * CARD);
        if (count < 0 || count > MAX_AXES) {
            return 0;
        }
        naxis = (int) count;
        int card = 3;
        for (int i = 0; i < naxis; i++, card++) {
            axes[i] = integer(NAXIS_0 + ((i + 1L) << 16), bytes, at + card * CARD);
            if (axes[i] < 0) {
                return 0;
            }
        }
        pcount = 0;
        gcount = 1;
        if (primary) {
            kind = HduKind.PRIMARY;
            return card;
        }
        pcount = integer(PCOUNT, bytes, at + card++ * CARD);
        gcount = integer(GCOUNT, bytes, at + card++ * CARD);
        kind = HduKind.IMAGE;
        if (type != TYPE_IMAGE) {
            long fields = integer(TFIELDS, bytes, at + card++ * CARD);
            boolean sane = fields >= 0 && fields <= 999 && naxis == 2 && bitpix == 8;
            kind = type == TYPE_TABLE ? HduKind.TABLE : HduKind.BINTABLE;
            if (!sane || kind == HduKind.TABLE && pcount != 0) {
                return 0;
            }
        } else if (pcount != 0) {
            return 0;
        }
        return pcount >= 0 && gcount == 1 ? card : 0;
    }

    /** A card after the mandatory ones. */
    private void optional(long key, byte[] bytes, int at) {
        switch ((int) (key >>> 56)) {
            case 'E' -> {
                if (key == EXTNAME) {
                    name(bytes, at);
                } else if (key == EXTVER) {
                    version(bytes, at);
                }
            }
            case 'Z' -> {
                if (key == ZIMAGE || key == ZTABLE) {
                    int value = logical(bytes, at);
                    irregular |= value < 0 || zimage || ztable;
                    zimage |= key == ZIMAGE && value == 1;
                    ztable |= key == ZTABLE && value == 1;
                }
            }
            case 'B' -> irregular |= key == BITPIX;
            case 'G' -> irregular |= key == GCOUNT || key == GROUPS;
            case 'N' -> irregular |= (key & NAXIS_MASK) == (NAXIS & NAXIS_MASK);
            case 'P' -> irregular |= key == PCOUNT;
            case 'T' -> irregular |= key == TFIELDS;
            default -> {}
        }
    }

    /** A card whose keyword is no plain text, or that should be the first one. */
    private void check(long key, long card, int hdu, long offset) throws FitsFormatException {
        if (key == XTENSION || key == SIMPLE) {
            if (card > 0 && card % (Blocks.BLOCK / CARD) == 0) {
                throw problem(Kind.BAD_HEADER, "the next header begins before an END card", hdu, offset, card);
            }
            irregular = true;
            return;
        }
        irregular = true;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            long b = (key >>> shift) & 0xff;
            if (b != 0 && b != '\t' && (b < ' ' || b > '~')) {
                throw problem(
                        Kind.BAD_HEADER,
                        "card " + card + " is no text: the header is damaged, or its END card is missing",
                        hdu,
                        offset,
                        card);
            }
        }
    }

    /** Sets the length of the data; false if the sizes need a closer look. */
    private boolean size() {
        if (irregular) {
            return false;
        }
        if (zimage || ztable) {
            if (kind != HduKind.BINTABLE) {
                return false;
            }
            kind = zimage ? HduKind.ZIMAGE : HduKind.ZTABLE;
        }
        long bytes = bitpix < 0 ? -bitpix / 8 : bitpix / 8;
        if (bitpix != 8 && bitpix != 16 && bitpix != 32 && bitpix != 64 && bitpix != -32 && bitpix != -64) {
            return false;
        }
        long elements = naxis == 0 ? 0 : 1;
        for (int i = 0; i < naxis; i++) {
            if (Math.multiplyHigh(elements, axes[i]) != 0 || elements * axes[i] < 0) {
                return false;
            }
            elements *= axes[i];
        }
        if (elements > (Long.MAX_VALUE >> 5) - pcount || pcount > Long.MAX_VALUE >> 5) {
            return false;
        }
        dataLength = bytes * (elements + pcount);
        return true;
    }

    private boolean type(byte[] bytes, int at) {
        type = Keywords.raw(bytes, at + 11);
        return bytes[at + 8] == '='
                && bytes[at + 9] == ' '
                && bytes[at + 10] == '\''
                && bytes[at + 19] == '\''
                && (type == TYPE_BINTABLE || type == TYPE_IMAGE || type == TYPE_TABLE);
    }

    /** The integer of the card if it has that keyword; NO_NUMBER if it has not, or if there is something else. */
    private static long integer(long keyword, byte[] bytes, int at) {
        return Keywords.raw(bytes, at) == keyword ? integer(bytes, at) : NO_NUMBER;
    }

    private static long integer(byte[] bytes, int at) {
        int i = value(bytes, at);
        int end = at + CARD;
        boolean negative = i < end && bytes[i] == '-';
        if (negative || i < end && bytes[i] == '+') {
            i++;
        }
        int from = i;
        long value = 0;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9' && i - from < MAX_DIGITS) {
            value = value * 10 + (bytes[i++] - '0');
        }
        if (i == from || i < end && bytes[i] != ' ' && bytes[i] != '/') {
            return NO_NUMBER;
        }
        return negative ? -value : value;
    }

    /** 1 for T, 0 for F, -1 for anything else. */
    private static int logical(byte[] bytes, int at) {
        int i = value(bytes, at);
        int end = at + CARD;
        if (i == end || i + 1 < end && bytes[i + 1] != ' ' && bytes[i + 1] != '/') {
            return -1;
        }
        return bytes[i] == 'T' ? 1 : bytes[i] == 'F' ? 0 : -1;
    }

    /** Where the value of a card begins; the end of the card if it has none. */
    private static int value(byte[] bytes, int at) {
        int end = at + CARD;
        if (bytes[at + 8] != '=' || bytes[at + 9] != ' ') {
            return end;
        }
        int i = at + 10;
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return i;
    }

    private void name(byte[] bytes, int at) {
        int from = value(bytes, at) + 1;
        int end = at + CARD;
        if (extname != null || from >= end || bytes[from - 1] != '\'') {
            irregular = true;
            return;
        }
        int i = from;
        int used = from;
        while (i < end && bytes[i] != '\'' && bytes[i] >= ' ') {
            if (bytes[i++] != ' ') {
                used = i;
            }
        }
        boolean closed = i < end && bytes[i] == '\'' && (i + 1 == end || bytes[i + 1] != '\'');
        irregular |= !closed || used > from && bytes[used - 1] == '&';
        extname = new String(bytes, from, used - from, StandardCharsets.ISO_8859_1);
    }

    private void version(byte[] bytes, int at) {
        long value = integer(bytes, at);
        if (extver != null || value != (int) value) {
            irregular = true;
            return;
        }
        extver = (int) value;
    }

    private FitsFormatException problem(Kind kind, String problem, int hdu, long offset, long card) {
        return FitsFormatException.of(kind, problem)
                .file(file)
                .hdu(hdu)
                .offset(offset + card * CARD)
                .keyword(kind == Kind.LIMIT ? null : "END")
                .build();
    }
}
