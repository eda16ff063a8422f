// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

import io.fitspark.fits.storage.RangeReader;

/**
 * The part of a file that a walk over its headers looks at. It reads ahead, and further as long as the next header follows
 * closely, so that thousands of small HDUs take few reads; a header that is far away is sought, and what lies between is not
 * read. Not safe for concurrent use.
 */
final class HeaderWindow {

    /** Read at first: the header of a common primary HDU and that of a table. */
    private static final int FIRST = 8 * Blocks.BLOCK;
    /** Read after a jump: the header of a common extension. */
    private static final int AFTER_JUMP = 4 * Blocks.BLOCK;

    private static final int LARGEST = 88 * Blocks.BLOCK;

    private final RangeReader reader;
    private final long fileLength;
    private byte[] buffer = new byte[0];
    private long start;
    private int length;
    private int size;

    HeaderWindow(RangeReader reader, long fileLength) {
        this.reader = reader;
        this.fileLength = fileLength;
    }

    /** The bytes in the window. Valid until the next call of {@link #load}. */
    byte[] buffer() {
        return buffer;
    }

    /** How many whole cards the window holds from an index in its buffer on. */
    int cardsFrom(int index) {
        return (length - index) / Blocks.CARD;
    }

    /**
     * Brings at least one card at a position into the window.
     *
     * @return its index in the buffer. A card that the end of the file cuts is filled up with blanks; -1 at the end.
     */
    int load(long position) throws IOException {
        if (position >= start && position <= start + length - Blocks.CARD) {
            return (int) (position - start);
        }
        if (position >= fileLength) {
            return -1;
        }
        boolean near = position >= start && position - (start + length) <= size;
        if (size == 0) {
            size = FIRST;
        } else {
            size = near ? Math.min(2 * size, LARGEST) : AFTER_JUMP;
        }
        fill(position, (int) Math.min(size, fileLength - position));
        return 0;
    }

    private void fill(long position, int count) throws IOException {
        int whole = (count + Blocks.CARD - 1) / Blocks.CARD * Blocks.CARD;
        if (buffer.length < whole) {
            buffer = new byte[whole];
        }
        length = 0;
        try {
            reader.readFully(position, buffer, 0, count);
        } catch (EOFException e) {
            throw FitsFormatException.of(
                            FitsFormatException.Kind.TRUNCATED, "the file became shorter while it was read")
                    .file(reader.name())
                    .offset(position)
                    .cause(e)
                    .build();
        }
        Arrays.fill(buffer, count, whole, (byte) ' ');
        start = position;
        length = whole;
    }

    /** A copy of a range of the file if all of it is in the window, else null. A card that is cut is filled up with blanks. */
    byte[] copy(long position, int count) {
        if (position < start || position + count > start + length) {
            return null;
        }
        int from = (int) (position - start);
        int whole = (count + Blocks.CARD - 1) / Blocks.CARD * Blocks.CARD;
        return Arrays.copyOfRange(buffer, from, from + whole);
    }
}
