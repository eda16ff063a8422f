// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.EOFException;
import java.util.Objects;

/** The argument checks that all readers share. */
final class ReadChecks {

    private ReadChecks() {}

    static void arguments(long position, byte[] buffer, int offset, int length) {
        if (position < 0) {
            throw new IllegalArgumentException("position is negative: " + position);
        }
        Objects.checkFromIndexSize(offset, length, buffer.length);
    }

    static void pieces(long position, int rows, RowPieces pieces, byte[] buffer, int offset) {
        long bytes = (long) rows * pieces.stride();
        if (bytes > buffer.length) {
            throw new IndexOutOfBoundsException(bytes + " bytes into a buffer of " + buffer.length);
        }
        arguments(position, buffer, offset, (int) bytes);
    }

    static void end(String name, long position, long length, long fileLength) throws EOFException {
        if (position > fileLength - length) {
            throw beyondEnd(name, position, length, fileLength);
        }
    }

    static EOFException beyondEnd(String name, long position, long length, long fileLength) {
        return new EOFException(length + " bytes at " + position + " are beyond the end of the file, which has "
                + fileLength + " bytes [" + name + "]");
    }
}
