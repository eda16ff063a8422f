// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;

/**
 * Consecutive bytes of the file that is assembled, to be read and written by one work item.
 *
 * @param index among all ranges
 * @param offset in the file
 * @param cuts the pieces that it touches
 */
public record FileRange(int index, long offset, long length, ArrayList<Cut> cuts) implements Serializable {
    /**
     * The order of copying after which a file that bytes come from is soon not needed any more: zone maps, then rows, of which all files
     * may have a few, then heaps.
     */
    public static final Comparator<FileRange> SPARING = Comparator.comparingInt(FileRange::turn);

    /** Some bytes of a piece. */
    record Cut(Piece piece, long from, long length) implements Serializable {}

    /** Takes the bytes in their order; the array belongs to the caller again when this returns. */
    public interface Sink {
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    /** Reads all bytes in their order, and gives the sums of them; of headers that are not known yet, zeros. */
    public Sums read(SerializableHadoopConf configuration, int bufferBytes, Sink sink) throws IOException {
        Sums sums = new Sums();
        byte[] buffer = new byte[(int) Math.min(bufferBytes, length)];
        int filled = 0;
        try (Sources sources = new Sources(configuration)) {
            for (Cut cut : cuts) {
                long done = 0;
                while (done < cut.length) {
                    int count = (int) Math.min(buffer.length - filled, cut.length - done);
                    cut.piece.read(sources, cut.from + done, buffer, filled, count);
                    sums.add(cut.piece, cut.from + done, buffer, filled, count);
                    done += count;
                    filled += count;
                    if (filled == buffer.length) {
                        sink.write(buffer, 0, filled);
                        filled = 0;
                    }
                }
            }
        }
        if (filled > 0) {
            sink.write(buffer, 0, filled);
        }
        return sums;
    }

    /** The files that its bytes come from. */
    public Set<SourceFile> sources() {
        return cuts.stream()
                .filter(cut -> cut.piece.span() != null)
                .map(cut -> cut.piece.span().file())
                .collect(Collectors.toSet());
    }

    /** Whether some of its bytes are summed as this. */
    private boolean has(Piece.SumKind kind) {
        return cuts.stream().anyMatch(cut -> cut.piece.sum().kind() == kind);
    }

    private int turn() {
        return has(Piece.SumKind.ZONES) ? 0 : has(Piece.SumKind.MAIN) ? 1 : 2;
    }

    /** Whether there are headers in it that are not known before the sums of all else. */
    public boolean isLate() {
        return cuts.stream().anyMatch(cut -> cut.piece.isLate());
    }
}
