// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.fitspark.fits.storage.MemoryRangeReader;

/** Makes FITS files byte by byte. Cards are given as text, without END. */
public final class FitsBytes {

    public static final int BLOCK = 2880;
    private static final int CARD = 80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A header with these cards, END, and padding. */
    public FitsBytes header(String... cards) {
        bytes.writeBytes(headerBytes(cards));
        return this;
    }

    /** A primary HDU without data. */
    public FitsBytes primary() {
        return header(card("SIMPLE", "T"), card("BITPIX", 8), card("NAXIS", 0), card("EXTEND", "T"));
    }

    /** An image extension of bytes with its data, which are zeros. */
    public FitsBytes image(String extname, int extver, int size) {
        return header(
                        "XTENSION= 'IMAGE   '",
                        card("BITPIX", 8),
                        card("NAXIS", 1),
                        card("NAXIS1", size),
                        card("PCOUNT", 0),
                        card("GCOUNT", 1),
                        "EXTNAME = '" + extname + "'",
                        card("EXTVER", extver))
                .data(new byte[size]);
    }

    /** Data with padding of zeros. */
    public FitsBytes data(byte[] data) {
        bytes.writeBytes(data);
        bytes.writeBytes(new byte[(BLOCK - data.length % BLOCK) % BLOCK]);
        return this;
    }

    /** Bytes as they are. */
    public FitsBytes raw(byte[] data) {
        bytes.writeBytes(data);
        return this;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Opens what was made. */
    public FitsFile open() throws IOException {
        return FitsFile.open(reader());
    }

    public MemoryRangeReader reader() {
        return new MemoryRangeReader("made.fits", bytes());
    }

    /** The bytes of a header: cards, END, blanks up to the next block. */
    public static byte[] headerBytes(String... cards) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        for (String card : cards) {
            header.writeBytes(padded(card));
        }
        header.writeBytes(padded("END"));
        byte[] blanks = new byte[(BLOCK - header.size() % BLOCK) % BLOCK];
        Arrays.fill(blanks, (byte) ' ');
        header.writeBytes(blanks);
        return header.toByteArray();
    }

    /** A card with a fixed-format number or logical value. */
    public static String card(String keyword, Object value) {
        return String.format("%-8s= %20s", keyword, value);
    }

    private static byte[] padded(String card) {
        byte[] text = card.getBytes(StandardCharsets.ISO_8859_1);
        if (text.length > CARD) {
            throw new IllegalArgumentException("longer than a card: " + card);
        }
        byte[] padded = Arrays.copyOf(text, CARD);
        Arrays.fill(padded, text.length, CARD, (byte) ' ');
        return padded;
    }
}
