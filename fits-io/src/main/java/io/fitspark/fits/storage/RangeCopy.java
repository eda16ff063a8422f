// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;

/** Copies ranges of files, within the operating system where both are local. */
public final class RangeCopy {

    private static final int PIECE = 256 * 1024;

    private RangeCopy() {}

    /**
     * Copies a range.
     *
     * @throws java.io.EOFException if the source ends before it
     */
    public static void copy(RangeReader from, long position, long length, RangeWriter to, long at) throws IOException {
        if (from instanceof LocalRangeReader source && to instanceof LocalRangeWriter target) {
            target.transferFrom(source.channel(), position, length, at);
            return;
        }
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        for (long done = 0; done < length; ) {
            int count = (int) Math.min(piece.length, length - done);
            from.readFully(position + done, piece, 0, count);
            to.write(at + done, piece, 0, count);
            done += count;
        }
    }
}
