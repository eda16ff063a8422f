// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.nio.charset.StandardCharsets;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.checksum.ChecksumCode;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.header.HeaderBuilder;

/** DATASUM and CHECKSUM of an HDU (FITS 4.0, section 4.4.2.7 and appendix J). */
final class HduSignature {

    private static final int CARD = 80;
    private static final String UNSIGNED = "0".repeat(16);

    /** Where the characters of the sum begin in their card: behind keyword, equals sign, blank and quote. */
    private static final int CODE = 11;

    private static final byte[] CHECKSUM = "CHECKSUM= '".getBytes(StandardCharsets.US_ASCII);

    private HduSignature() {}

    /** Puts both cards at the end of a header, CHECKSUM without its value yet. */
    static void prepare(HeaderBuilder header, long dataSum) throws FitsWriteException {
        remove(header);
        header.structural("CHECKSUM", UNSIGNED, "HDU checksum");
        header.structural("DATASUM", Long.toString(dataSum), "data unit checksum");
    }

    /** Makes CHECKSUM ready to be filled in, where it is. */
    static void blank(HeaderBuilder header) throws FitsWriteException {
        header.structural("CHECKSUM", UNSIGNED, null);
    }

    /** Removes both cards, which do not fit any more. */
    static void remove(HeaderBuilder header) {
        header.removeStructural("CHECKSUM").removeStructural("DATASUM");
    }

    /** Fills in CHECKSUM, so that the sum of the whole HDU is all ones. */
    static void sign(byte[] header, long dataSum) {
        long sum = OnesSum.combine(OnesSum.of(header, 0, header.length), dataSum, 0);
        byte[] code = ChecksumCode.encode(OnesSum.complement(sum)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(code, 0, header, place(header) + CODE, code.length);
    }

    private static int place(byte[] header) {
        for (int at = 0; at < header.length; at += CARD) {
            int same = 0;
            while (same < CHECKSUM.length && header[at + same] == CHECKSUM[same]) {
                same++;
            }
            if (same == CHECKSUM.length) {
                return at;
            }
        }
        throw new IllegalStateException("the header has no CHECKSUM");
    }
}
