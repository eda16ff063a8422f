// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.fitspark.connector.storage.SourceFile;

class FileRangeTest {
    private static final long ROWS = 100;
    private static final long HEAP = 10_000;

    private final List<SourceFile> files = Stream.of("a", "b", "c")
            .map(name -> new SourceFile(name, 20_000, 1, null))
            .toList();

    private List<Piece> pieces(Piece.SumKind kind, long offset, long length) {
        List<Piece> pieces = new ArrayList<>();
        for (SourceFile file : files) {
            long at = pieces.size() * length;
            pieces.add(Piece.of(new Piece.Sum(0, kind), at, new Span(file, offset, length), null));
        }
        return pieces;
    }

    /** A table of three tasks: a header, their rows, their heaps, another header, and their zone maps. */
    private List<FileRange> ranges() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.late(2880));
        pieces.addAll(pieces(Piece.SumKind.MAIN, 0, ROWS));
        pieces.addAll(pieces(Piece.SumKind.HEAP, ROWS, HEAP));
        pieces.add(Piece.late(2880));
        pieces.addAll(pieces(Piece.SumKind.ZONES, ROWS + HEAP, 50));
        AssembledFile file = new AssembledFile(pieces, sums -> List.of(), 1);
        return file.between(1000).stream().sorted(FileRange.SPARING).toList();
    }

    @Test
    void copiedSparinglyAFileIsSpentBeforeTheHeapOfTheNextButOneIsBegun() {
        List<FileRange> ranges = ranges();
        int last = -1;
        int first = -1;
        for (int i = 0; i < ranges.size(); i++) {
            last = ranges.get(i).sources().contains(files.get(0)) ? i : last;
            boolean heapOfThird = ranges.get(i).sources().equals(Set.of(files.get(2)));
            first = first < 0 && heapOfThird ? i : first;
        }
        assertThat(last).isPositive().isLessThan(first);
    }

    @Test
    void copiedSparinglyAllBytesAreCopiedOnce() {
        assertThat(ranges().stream().mapToLong(FileRange::length).sum()).isEqualTo(3 * (ROWS + HEAP + 50));
        assertThat(ranges()).extracting(FileRange::offset).doesNotHaveDuplicates();
    }
}
