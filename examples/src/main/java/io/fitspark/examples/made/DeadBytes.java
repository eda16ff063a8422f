// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.write.RowRebase;

/** Puts bytes into the heap of a table that no descriptor points to, as programs leave them that edit a table where it is. */
final class DeadBytes {
    private static final int BLOCK = 2880;
    private static final int DESCRIPTOR = 2 * Long.BYTES;

    private DeadBytes() {}

    /**
     * Puts them in.
     *
     * @param count how many
     * @param front whether they come before what is live; only of tables that are plain, or have no P and Q columns
     */
    static void put(Path path, int hdu, int count, boolean front) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        byte[] header;
        TableLayout layout;
        int start;
        int end;
        try (FitsFile file = FitsFile.open(path)) {
            Hdu table = file.hdu(hdu);
            layout = TableLayout.of(path.toString(), table);
            header = HeaderBuilder.from(table.header())
                    .structural("PCOUNT", layout.heapBytes() + count, null)
                    .toBytes();
            start = (int) table.entry().headerOffset();
            end = hdu + 1 < file.hduCount() ? (int) file.hdu(hdu + 1).entry().headerOffset() : bytes.length;
        }
        int heap = (int) layout.heapOffset();
        byte[] main = Arrays.copyOfRange(bytes, (int) layout.dataOffset(), heap);
        byte[] live = Arrays.copyOfRange(bytes, heap, heap + (int) layout.heapBytes());
        byte[] dead = new byte[count];
        Arrays.fill(dead, (byte) 0xDB);
        if (front) {
            RowRebase moved = moved(layout, count);
            moved.apply(main, 0, main.length / Math.max(1, moved.rowBytes()));
        }
        byte[] rest = Arrays.copyOfRange(bytes, end, bytes.length);
        int length = main.length + live.length + count;
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(bytes, 0, start);
            out.write(header);
            out.write(main);
            out.write(front ? dead : live);
            out.write(front ? live : dead);
            out.write(new byte[(BLOCK - length % BLOCK) % BLOCK]);
            out.write(rest);
        }
    }

    private static RowRebase moved(TableLayout layout, int by) {
        List<RowRebase.Field> fields = new ArrayList<>();
        for (Column column : layout.columns()) {
            if (layout.isTiled()) {
                fields.add(new RowRebase.Field(column.index() * DESCRIPTOR, Long.BYTES, Long.BYTES, by));
            } else if (column.form().isDescriptor() && column.rowBytes() > 0) {
                int half = column.tform().descriptorBytes() / 2;
                fields.add(new RowRebase.Field((int) column.rowOffset(), half, half, by));
            }
        }
        return new RowRebase(layout.isTiled() ? layout.tiling().descriptorRowBytes() : (int) layout.rowBytes(), fields);
    }
}
