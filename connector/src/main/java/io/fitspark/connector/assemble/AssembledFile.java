// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.fitspark.connector.storage.SerializableHadoopConf;

/** A file as ranges of bytes of others, whose headers are known when the sums of all else are. Lives on the driver. */
public final class AssembledFile {
    /** Makes the headers, in the order of their places. */
    interface Headers {
        List<byte[]> of(Sums sums) throws IOException;
    }

    private final List<Piece> pieces;
    private final long[] offsets;
    private final Headers headers;
    private final long rows;
    private final List<Integer> headerPieces = new ArrayList<>();

    AssembledFile(List<Piece> pieces, Headers headers, long rows) {
        this.pieces = new ArrayList<>(pieces);
        this.headers = headers;
        this.rows = rows;
        this.offsets = new long[pieces.size() + 1];
        for (int i = 0; i < pieces.size(); i++) {
            offsets[i + 1] = offsets[i] + pieces.get(i).length();
            if (pieces.get(i).isLate()) {
                headerPieces.add(i);
            }
        }
    }

    public long length() {
        return offsets[pieces.size()];
    }

    /** Rows that are new in it. */
    public long rows() {
        return rows;
    }

    /** Where headers are, each of them a range; to be read when {@link #sign} was called. */
    public List<FileRange> headers() {
        List<FileRange> found = new ArrayList<>();
        for (int i : headerPieces) {
            found.add(range(found.size(), offsets[i], offsets[i + 1]));
        }
        return found;
    }

    /** The ranges between the headers, cut such that none has more bytes. */
    public List<FileRange> between(long bytes) {
        List<FileRange> found = new ArrayList<>();
        long from = 0;
        for (int i = 0; i <= pieces.size(); i++) {
            boolean end = i == pieces.size();
            if (end || headerPieces.contains(i)) {
                for (long at = from; at < offsets[i]; at += bytes) {
                    found.add(range(found.size(), at, Math.min(at + bytes, offsets[i])));
                }
                from = end ? from : offsets[i + 1];
            }
        }
        return found;
    }

    /**
     * All ranges, with headers in some of them.
     *
     * @param bytes of each but the last
     */
    public List<FileRange> ranges(long bytes) {
        List<FileRange> ranges = new ArrayList<>();
        for (long at = 0; at < length(); at += bytes) {
            ranges.add(range(ranges.size(), at, Math.min(at + bytes, length())));
        }
        return ranges;
    }

    private FileRange range(int index, long from, long to) {
        ArrayList<FileRange.Cut> cuts = new ArrayList<>();
        int found = Arrays.binarySearch(offsets, from);
        int i = found >= 0 ? found : -found - 2;
        for (long at = from; at < to; i++) {
            long end = Math.min(to, offsets[i + 1]);
            if (end > at) {
                cuts.add(new FileRange.Cut(pieces.get(i), at - offsets[i], end - at));
            }
            at = end;
        }
        return new FileRange(index, from, to - from, cuts);
    }

    /** Makes the headers known, from the sums of all other bytes. */
    public void sign(Sums sums) throws IOException {
        List<byte[]> made = headers.of(sums);
        for (int i = 0; i < made.size(); i++) {
            Piece place = pieces.get(headerPieces.get(i));
            if (made.get(i).length != place.length()) {
                throw new IllegalStateException(
                        "a header has " + made.get(i).length + " bytes, there is room for " + place.length());
            }
            pieces.set(headerPieces.get(i), Piece.known(Piece.Sum.NONE, 0, made.get(i)));
        }
    }

    /** Reads any bytes, when all are known. */
    public void read(SerializableHadoopConf configuration, long position, byte[] to, int at, int count)
            throws IOException {
        int[] next = {at};
        range(0, position, position + count).read(configuration, 1 << 20, (bytes, offset, length) -> {
            System.arraycopy(bytes, offset, to, next[0], length);
            next[0] += length;
        });
    }
}
