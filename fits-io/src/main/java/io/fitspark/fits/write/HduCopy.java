// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.storage.RangeCopy;

/** Copies HDUs byte for byte, with their padding, in bounded memory. */
final class HduCopy {

    private static final int BLOCK = 2880;

    private HduCopy() {}

    /** Copies an HDU to the end of a file; padding that is missing at the end of its own is supplied. */
    static void append(FitsFile from, Hdu hdu, FileOutput to) throws IOException {
        from.requireData(hdu);
        HduEntry entry = hdu.entry();
        long start = entry.headerOffset();
        long data = Math.max(entry.dataOffset() + entry.dataLength(), nextHdu(from, hdu));
        long end = Math.min(from.reader().length(), start + padded(data - start));
        RangeCopy.copy(from.reader(), start, end - start, to.writer(), to.end());
        byte[] rest = new byte[(int) (padded(end - start) - (end - start))];
        Arrays.fill(rest, entry.kind() == HduKind.TABLE ? (byte) ' ' : 0);
        if (rest.length > 0) {
            to.writer().write(to.end() + end - start, rest, 0, rest.length);
        }
        to.advance(end - start + rest.length);
    }

    /** Where the next HDU begins, 0 if there is none: some compressed tables are longer than they say. */
    private static long nextHdu(FitsFile from, Hdu hdu) throws IOException {
        if (hdu.kind() != HduKind.ZTABLE || !hdu.header().has("THEAP")) {
            return 0;
        }
        List<HduEntry> entries = from.entries();
        int next = hdu.index() + 1;
        return next < entries.size()
                ? entries.get(next).headerOffset()
                : from.reader().length();
    }

    private static long padded(long length) {
        return (length + BLOCK - 1) / BLOCK * BLOCK;
    }
}
