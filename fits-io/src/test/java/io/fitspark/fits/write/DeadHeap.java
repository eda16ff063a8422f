// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongPredicate;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.DescriptorRows;

/** Does to tables what other programs do, and leaves dead bytes in their heaps. */
public final class DeadHeap {
    private static final int BLOCK = 2880;

    private final byte[] file;
    private final TableLayout layout;
    private final HeaderBuilder header;
    private final int start;
    private final int end;
    private byte[] main;
    private byte[] gap = {};
    private byte[] heap;

    private DeadHeap(byte[] file, int hdu) throws IOException {
        this.file = file;
        try (FitsFile fits = WrittenFile.open(file)) {
            Hdu table = fits.hdu(hdu);
            this.layout = TableLayout.of("file", table);
            this.header = HeaderBuilder.from(table.header()).removeStructural("THEAP");
            this.start = (int) table.entry().headerOffset();
            this.end =
                    hdu + 1 < fits.hduCount() ? (int) fits.hdu(hdu + 1).entry().headerOffset() : file.length;
        }
        this.main = Arrays.copyOfRange(file, (int) layout.dataOffset(), (int) (layout.dataOffset() + mainBytes()));
        this.heap =
                Arrays.copyOfRange(file, (int) layout.heapOffset(), (int) (layout.heapOffset() + layout.heapBytes()));
    }

    /** Begins with a file, in which the HDU is a table. */
    public static DeadHeap of(byte[] file, int hdu) throws IOException {
        return new DeadHeap(file, hdu);
    }

    private int mainRowBytes() {
        return layout.isTiled() ? layout.tiling().descriptorRowBytes() : (int) layout.rowBytes();
    }

    private long mainBytes() {
        return mainRowBytes() * (layout.isTiled() ? layout.tiling().tiles() : layout.rows());
    }

    /** Removes some tiles, or rows of a plain table: what they had in the heap is dead. */
    public DeadHeap drop(LongPredicate dropped) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int rowBytes = mainRowBytes();
        long rows = 0;
        int units = main.length / rowBytes;
        for (int i = 0; i < units; i++) {
            if (!dropped.test(i)) {
                kept.write(main, i * rowBytes, rowBytes);
                long tileRows = layout.isTiled() ? layout.tiling().tileRows() : 1;
                rows += Math.min(tileRows, layout.rows() - i * tileRows);
            }
        }
        main = kept.toByteArray();
        header.structural("NAXIS2", main.length / rowBytes, null);
        if (layout.isTiled()) {
            header.structural("ZNAXIS2", rows, null);
        }
        return this;
    }

    /** Lets a tile, or row, point to what another one has. */
    public DeadHeap share(int unit, int other) {
        System.arraycopy(main, other * mainRowBytes(), main, unit * mainRowBytes(), mainRowBytes());
        return this;
    }

    /** Adds dead bytes to the end of the heap. */
    public DeadHeap append(int bytes) {
        int length = heap.length;
        heap = Arrays.copyOf(heap, length + bytes);
        Arrays.fill(heap, length, heap.length, (byte) 0xAB);
        return this;
    }

    /** Puts dead bytes before all that a compressed table without P and Q columns has in its heap. */
    public DeadHeap front(int bytes) {
        byte[] moved = new byte[bytes + heap.length];
        System.arraycopy(heap, 0, moved, bytes, heap.length);
        heap = moved;
        DescriptorRows.rebase(main, 0, main.length / DescriptorRows.DESCRIPTOR_BYTES, bytes);
        return this;
    }

    /** The sum of the rows, or rows of descriptors. */
    public long mainSum() {
        return OnesSum.of(main, 0, main.length);
    }

    /** Puts bytes between rows and heap. */
    public DeadHeap gap(int bytes) throws IOException {
        gap = new byte[bytes];
        header.structural("THEAP", main.length + bytes, null);
        return this;
    }

    /** The file as it is then; its sums are gone. */
    public byte[] bytes() throws IOException {
        header.structural("PCOUNT", gap.length + heap.length, null);
        header.removeStructural("CHECKSUM").removeStructural("DATASUM");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, start);
        byte[] cards = header.toBytes();
        out.write(cards);
        out.write(main);
        out.write(gap);
        out.write(heap);
        out.write(new byte[(BLOCK - (main.length + gap.length + heap.length) % BLOCK) % BLOCK]);
        out.write(file, end, file.length - end);
        return out.toByteArray();
    }
}
