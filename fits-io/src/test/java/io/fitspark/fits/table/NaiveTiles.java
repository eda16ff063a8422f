// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.storage.MemoryRangeReader;

/** Compresses a table in the plainest way, with gzip only, and in all the forms that files come in. */
final class NaiveTiles {
    private final TableLayout plain;
    private final byte[] file;
    private final List<String> columnCards = new ArrayList<>();
    private final ByteArrayOutputStream heap = new ByteArrayOutputStream();

    int tileRows = 7;
    boolean wide = true;
    boolean packedFirst;
    /** Whether cells that do not become shorter are stored as they are. */
    boolean rawCells = true;
    /** Whether cells are lost, as those of bits are by fpack. */
    boolean lost;

    /** Bytes between the descriptors and the heap, and whether PCOUNT counts them; THEAP says where the heap is. */
    int gap;

    boolean gapCounted = true;
    Function<Column, String> codec = NaiveTiles::usual;
    boolean nameCodecs = true;

    @Override
    public String toString() {
        return "tiles of " + tileRows + " rows, 64 bits " + wide + ", packed first " + packedFirst + ", raw cells "
                + rawCells + ", gap " + gap + (gapCounted ? " counted" : "") + (nameCodecs ? "" : ", codecs unnamed");
    }

    private NaiveTiles(byte[] file, BinTableHdu hdu) throws IOException {
        this.file = file;
        this.plain = TableLayout.of("plain.fits", hdu);
        hdu.header().cards().stream()
                .filter(card -> card.keyword().matches("(TTYPE|TDIM|TNULL|TSCAL|TZERO)[0-9]+"))
                .forEach(card -> columnCards.add(cardText(card.keyword(), hdu)));
    }

    private static String cardText(String keyword, BinTableHdu hdu) {
        try {
            if (keyword.matches("(TTYPE|TDIM).*")) {
                return "%-8s= '%s'"
                        .formatted(keyword, hdu.header().string(keyword).orElse(""));
            }
            return keyword.startsWith("TNULL")
                    ? "%-8s= %d".formatted(keyword, hdu.header().requireInteger(keyword))
                    : "%-8s= %s".formatted(keyword, hdu.header().requireReal(keyword));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** GZIP_2 where it means something. */
    static String usual(Column column) {
        return "IJKED".indexOf(column.tform().element()) >= 0 ? "GZIP_2" : "GZIP_1";
    }

    static NaiveTiles of(byte[] file, int hdu) throws IOException {
        try (FitsFile plain = FitsFile.open(new MemoryRangeReader("plain.fits", file))) {
            return new NaiveTiles(file, (BinTableHdu) plain.hdu(hdu));
        }
    }

    TableLayout plain() {
        return plain;
    }

    /** A file whose HDU 1 is the compressed table. */
    byte[] bytes() {
        int tiles = (int) ((plain.rows() + tileRows - 1) / tileRows);
        ByteArrayOutputStream descriptors = new ByteArrayOutputStream();
        for (int tile = 0; tile < tiles; tile++) {
            int first = tile * tileRows;
            int rows = (int) Math.min(tileRows, plain.rows() - first);
            for (Column column : plain.columns()) {
                byte[] blob = column.rowBytes() == 0 ? new byte[0] : blob(column, first, rows);
                descriptors.writeBytes(descriptor(blob.length, heap.size()));
                heap.writeBytes(blob);
            }
        }
        int theap = descriptors.size() + gap;
        List<String> cards = new ArrayList<>(List.of(
                "XTENSION= 'BINTABLE'",
                FitsBytes.card("BITPIX", 8),
                FitsBytes.card("NAXIS", 2),
                FitsBytes.card("NAXIS1", plain.columns().size() * (wide ? 16 : 8)),
                FitsBytes.card("NAXIS2", tiles),
                FitsBytes.card("PCOUNT", heap.size() + (gapCounted ? gap : 0)),
                FitsBytes.card("GCOUNT", 1),
                FitsBytes.card("TFIELDS", plain.columns().size())));
        if (gap > 0) {
            cards.add(FitsBytes.card("THEAP", theap));
        }
        cards.addAll(List.of(
                FitsBytes.card("ZTABLE", "T"),
                FitsBytes.card("ZTILELEN", tileRows),
                FitsBytes.card("ZNAXIS1", plain.rowBytes()),
                FitsBytes.card("ZNAXIS2", plain.rows()),
                FitsBytes.card("ZPCOUNT", plain.heapBytes())));
        cards.addAll(columnCards);
        for (Column column : plain.columns()) {
            int n = column.index() + 1;
            cards.add("TFORM%-3d= '%s'".formatted(n, wide ? "1QB" : "1PB"));
            cards.add("ZFORM%-3d= '%s'".formatted(n, column.form().text()));
            if (nameCodecs) {
                cards.add("ZCTYP%-3d= '%s'".formatted(n, codec.apply(column)));
            }
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(descriptors.toByteArray());
        byte[] filler = new byte[gap];
        Arrays.fill(filler, (byte) 0xEE);
        data.writeBytes(filler);
        data.writeBytes(heap.toByteArray());
        return new FitsBytes()
                .primary()
                .header(cards.toArray(String[]::new))
                .data(data.toByteArray())
                .bytes();
    }

    private byte[] descriptor(long length, long offset) {
        return wide
                ? ByteBuffer.allocate(16).putLong(length).putLong(offset).array()
                : ByteBuffer.allocate(8)
                        .putInt((int) length)
                        .putInt((int) offset)
                        .array();
    }

    private byte[] blob(Column column, int first, int rows) {
        ByteArrayOutputStream cells = new ByteArrayOutputStream();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int row = first; row < first + rows; row++) {
            int at = (int) (plain.rowPosition(row) + column.rowOffset());
            cells.write(file, at, (int) column.rowBytes());
            if (column.form().isDescriptor()) {
                packed.writeBytes(pack(column, ByteBuffer.wrap(file, at, (int) column.rowBytes())));
            }
        }
        if (column.form().isDescriptor()) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes((packedFirst ? packed : cells).toByteArray());
            both.writeBytes((packedFirst ? cells : packed).toByteArray());
            return gzip(both.toByteArray());
        }
        return compress(column, cells.toByteArray());
    }

    /** Puts one heap cell into the compressed heap. */
    private byte[] pack(Column column, ByteBuffer descriptor) {
        boolean q = column.tform().code() == 'Q';
        long count = q ? descriptor.getLong() : descriptor.getInt();
        long offset = q ? descriptor.getLong() : descriptor.getInt();
        if (count == 0 || lost) {
            return new byte[16];
        }
        int start = (int) (plain.heapOffset() + offset);
        byte[] cell =
                Arrays.copyOfRange(file, start, start + (int) column.tform().bytes(count));
        byte[] small = compress(column, cell);
        byte[] stored = rawCells && small.length >= cell.length ? cell : small;
        if (!rawCells && small.length == cell.length) {
            throw new IllegalStateException("a compressed cell looks like a raw one");
        }
        int at = heap.size();
        heap.writeBytes(stored);
        return ByteBuffer.allocate(16).putLong(stored.length).putLong(at).array();
    }

    private byte[] compress(Column column, byte[] cells) {
        return switch (nameCodecs ? codec.apply(column) : "GZIP_2") {
            case "NOCOMPRESS" -> cells;
            case "GZIP_2" -> gzip(shuffled(cells, ColumnCodec.planeWidth(column.tform())));
            default -> gzip(cells);
        };
    }

    private static byte[] shuffled(byte[] cells, int width) {
        byte[] planes = new byte[cells.length];
        int elements = cells.length / width;
        for (int i = 0; i < cells.length; i++) {
            planes[i % width * elements + i / width] = cells[i];
        }
        return planes;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
