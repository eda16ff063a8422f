// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.header.Header;

/** The cells that fpack (cfitsio) wrote: decoded as the naive way does, and for RICE_1 written again byte for byte. */
class FpackCellsTest {

    private static final int DESCRIPTOR = 16;

    /** One cell. {@code width} is that of an element, {@code count} the number of elements. */
    private record Cell(TableCodec codec, byte[] bytes, int width, int count) {}

    @Test
    void riceCellsAreReadAsByTheTwinAndWrittenAsByCfitsio() throws IOException {
        int[] cells = new int[5];
        for (Cell cell : cells()) {
            if (cell.codec() != TableCodec.RICE_1) {
                continue;
            }
            cells[cell.width()]++;
            byte[] stream = cell.bytes();
            int count = cell.count();
            long[] expected = new NaiveRice(8 * cell.width(), RiceEncoder.TABLE_BLOCK).decode(stream, count);
            byte[] again = new byte[RiceEncoder.bound(count, RiceEncoder.TABLE_BLOCK, 8 * cell.width())];
            int length;
            if (cell.width() == 1) {
                byte[] values = new byte[count];
                RiceDecoder.decode(stream, 0, stream.length, values, 0, count, RiceEncoder.TABLE_BLOCK);
                check(expected, i -> values[i]);
                length = RiceEncoder.encode(values, 0, count, RiceEncoder.TABLE_BLOCK, again, 0);
            } else if (cell.width() == 2) {
                short[] values = new short[count];
                RiceDecoder.decode(stream, 0, stream.length, values, 0, count, RiceEncoder.TABLE_BLOCK);
                check(expected, i -> values[i]);
                length = RiceEncoder.encode(values, 0, count, RiceEncoder.TABLE_BLOCK, again, 0);
            } else {
                int[] values = new int[count];
                RiceDecoder.decode(stream, 0, stream.length, values, 0, count, RiceEncoder.TABLE_BLOCK);
                check(expected, i -> values[i]);
                length = RiceEncoder.encode(values, 0, count, RiceEncoder.TABLE_BLOCK, again, 0);
            }
            assertThat(Arrays.copyOf(again, length)).isEqualTo(stream);
        }
        assertThat(cells[1]).as("of 8 bits").isPositive();
        assertThat(cells[2]).as("of 16 bits").isPositive();
        assertThat(cells[4]).as("of 32 bits").isPositive();
    }

    @Test
    void gzipCellsAreReadAsByTheJdk() throws IOException {
        int cells = 0;
        for (Cell cell : cells()) {
            if (cell.codec() == TableCodec.GZIP_1 || cell.codec() == TableCodec.GZIP_2) {
                cells++;
                byte[] stream = cell.bytes();
                byte[] expected = new GZIPInputStream(new ByteArrayInputStream(stream)).readAllBytes();
                assertThat(expected).hasSize(cell.width() * cell.count());
                byte[] bytes = new byte[expected.length];
                Gzip.inflate(stream, 0, stream.length, bytes, 0, bytes.length);
                assertThat(bytes).isEqualTo(expected);
            }
        }
        assertThat(cells).isGreaterThan(1000);
    }

    private static void check(long[] expected, IntToLongFunction values) {
        assertThat(expected).isNotNull();
        assertThat(IntStream.range(0, expected.length)
                        .mapToLong(values::applyAsLong)
                        .toArray())
                .isEqualTo(expected);
    }

    /** All cells that are not empty nor raw, of all files by fpack. */
    private static List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (String name : Corpus.files("ztables")) {
            if (name.startsWith("ztables/fpack_")) {
                try (FitsFile file = FitsFile.open(Corpus.path(name))) {
                    for (int i = 0; i < file.hduCount(); i++) {
                        Hdu hdu = file.hdu(i);
                        if (hdu.kind() == HduKind.ZTABLE) {
                            addCells(file, (BinTableHdu) hdu, cells);
                        }
                    }
                }
            }
        }
        return cells;
    }

    private static void addCells(FitsFile file, BinTableHdu hdu, List<Cell> cells) throws IOException {
        byte[] data = new byte[(int) (hdu.rowBytes() * hdu.rows() + hdu.pcount())];
        file.reader().readFully(hdu.entry().dataOffset(), data, 0, data.length);
        Header header = hdu.header();
        int heap = (int) (hdu.rowBytes() * hdu.rows());
        long tileRows = header.requireInteger("ZTILELEN");
        for (int tile = 0; tile < hdu.rows(); tile++) {
            int rows = (int) Math.min(tileRows, header.requireInteger("ZNAXIS2") - tile * tileRows);
            for (int column = 1; column <= hdu.fields(); column++) {
                String form = header.string("ZFORM" + column).orElseThrow();
                TableCodec codec = TableCodec.of(header.string("ZCTYP" + column).orElse("GZIP_2"))
                        .orElseThrow();
                int at = (int) (tile * hdu.rowBytes()) + DESCRIPTOR * (column - 1);
                byte[] bytes = blob(data, at, heap);
                if (form.matches("[01]?[PQ].*")) {
                    addVariableCells(data, heap, bytes, rows, form, codec, cells);
                } else {
                    int repeat = form.matches("\\d.*") ? Integer.parseInt(form.replaceFirst("\\D.*", "")) : 1;
                    char letter = form.replaceFirst("^\\d*", "").charAt(0);
                    int count = letter == 'X' ? (repeat + 7) / 8 : repeat;
                    if (count > 0) {
                        cells.add(new Cell(codec, bytes, width(letter), rows * count));
                    }
                }
            }
        }
    }

    /** The blob of a column with descriptors: those of the plain table, then those of the compressed cells. */
    private static void addVariableCells(
            byte[] data, int heap, byte[] blob, int rows, String form, TableCodec codec, List<Cell> cells) {
        boolean wide = form.contains("Q");
        int plain = wide ? DESCRIPTOR : DESCRIPTOR / 2;
        byte[] descriptors = new byte[rows * (plain + DESCRIPTOR)];
        Gzip.inflate(blob, 0, blob.length, descriptors, 0, descriptors.length);
        ByteBuffer counts = ByteBuffer.wrap(descriptors);
        char letter = form.replaceFirst("^[01]?[PQ]", "").charAt(0);
        for (int row = 0; row < rows; row++) {
            int count = wide ? (int) counts.getLong(row * plain) : counts.getInt(row * plain);
            byte[] bytes = blob(descriptors, data, rows * plain + row * DESCRIPTOR, heap);
            boolean raw = bytes.length == count * width(letter);
            if (count > 0 && bytes.length > 0 && !raw) {
                cells.add(new Cell(codec, bytes, width(letter), count));
            }
        }
    }

    private static byte[] blob(byte[] data, int descriptor, int heap) {
        return blob(data, data, descriptor, heap);
    }

    private static byte[] blob(byte[] descriptors, byte[] data, int descriptor, int heap) {
        ByteBuffer buffer = ByteBuffer.wrap(descriptors);
        int length = (int) buffer.getLong(descriptor);
        int from = heap + (int) buffer.getLong(descriptor + Long.BYTES);
        return Arrays.copyOfRange(data, from, from + length);
    }

    private static int width(char letter) {
        return switch (letter) {
            case 'L', 'X', 'B', 'A' -> 1;
            case 'I' -> 2;
            case 'J', 'E' -> 4;
            case 'K', 'D', 'C' -> 8;
            case 'M' -> 16;
            default -> throw new AssertionError(letter);
        };
    }
}
