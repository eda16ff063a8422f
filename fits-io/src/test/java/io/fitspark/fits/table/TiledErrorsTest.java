// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.MemoryRangeReader;

/** What a compressed table may not be, and what it then says. */
class TiledErrorsTest {
    private static final int ROWS = 20;

    private static TableFile plain() {
        TableFile table = new TableFile().column("ID", "1J").column("F", "2E").column("V", "1PI(3)");
        for (int row = 0; row < ROWS; row++) {
            int at = table.heap((short) row, (short) 2, (short) 3);
            table.row(row, row / 2f, 1f, 3, at);
        }
        return table;
    }

    private static byte[] tiles() throws IOException {
        return NaiveTiles.of(plain().bytes(), 1).bytes();
    }

    private static TableReader reader(byte[] file) throws Exception {
        return TableFile.reader(new MemoryRangeReader("z.fits", file), FitsLimits.defaults());
    }

    /** Puts another text in the place of the only card that begins so. */
    private static byte[] withCard(byte[] file, String before, String after) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(before);
        assertThat(at).as(before).isPositive().isEqualTo(text.lastIndexOf(before));
        byte[] card = "%-80s".formatted(after).getBytes(StandardCharsets.ISO_8859_1);
        byte[] copy = file.clone();
        System.arraycopy(card, 0, copy, at, 80);
        return copy;
    }

    private static FitsFormatException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(FitsFormatException.class, call);
    }

    @Test
    void anUnknownCompressionFailsOnlyItsColumn() throws Exception {
        TableReader reader = reader(withCard(tiles(), "ZCTYP2 ", "ZCTYP2  = 'ZSTD_7'"));
        ColumnBatch batch = new ColumnBatch();
        reader.read(0, ROWS, new int[] {0, 2}, batch);
        assertThat(Cells.cell(batch.column(1), 19)).isEqualTo(List.of(19L, 2L, 3L));
        FitsFormatException refused = refusal(() -> reader.read(0, ROWS, new int[] {0, 1}, batch));
        assertThat(refused).hasMessage("unknown compression 'ZSTD_7' [z.fits, HDU 1, ZCTYP2, column F]");
        assertThat(refused.kind()).isEqualTo(Kind.BAD_HEADER);
    }

    @Test
    void riceIsForIntegers() throws Exception {
        TableReader reader = reader(withCard(tiles(), "ZCTYP2 ", "ZCTYP2  = 'RICE_1'"));
        assertThatThrownBy(() -> TableFile.all(reader))
                .hasMessage("RICE_1 compresses no column of format 2E [z.fits, HDU 1, ZCTYP2, column F]");
    }

    @Test
    void aTileBeyondTheLimitIsRefused() throws Exception {
        byte[] file = tiles();
        FitsLimits limits = FitsLimits.defaults().withMaxTileBytes(55);
        TableReader reader = TableFile.reader(new MemoryRangeReader("z.fits", file), limits);
        ColumnBatch batch = new ColumnBatch();
        reader.read(0, ROWS, new int[] {0}, batch);
        FitsFormatException refused = refusal(() -> reader.read(0, ROWS, new int[] {1}, batch));
        assertThat(refused)
                .hasMessage("7 rows of 8 bytes are more than the limit of 55 bytes [z.fits, HDU 1, column F, tile 0]");
        assertThat(refused.kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void aTileOfWhichBatchesTakePartsIsBoundedAsAWhole() throws Exception {
        FitsLimits limits = FitsLimits.defaults().withMaxTileBytes(60);
        TableReader reader = TableFile.reader(new MemoryRangeReader("z.fits", tiles()), limits);
        TableBatches batches =
                reader.batches(0, ROWS, new int[] {0, 1}, new int[0], BatchOptions.DEFAULT.withMaxRows(2));
        assertThatThrownBy(() -> batches.next(new ColumnBatch()))
                .isInstanceOf(FitsFormatException.class)
                .hasMessage("the columns asked for have 12 bytes in each of 7 rows, which is more than the limit of 60"
                        + " bytes for a tile; read fewer columns at once [z.fits, HDU 1, tile 0]");
    }

    @Test
    void rowsBeyondWhatTheFileCanHoldAreNotAllocated() throws Exception {
        byte[] file = withCard(tiles(), "ZNAXIS2 ", "ZNAXIS2 = 2000000000");
        file = withCard(file, "ZTILELEN", "ZTILELEN= 800000000");
        TableReader reader = reader(file);
        FitsFormatException refused = refusal(() -> reader.read(0, 2_000_000_000, new int[] {0}, new ColumnBatch()));
        assertThat(refused).hasMessageContaining("2000000000 rows of 4 bytes are more than a file of ");
        assertThat(refused.kind()).isEqualTo(Kind.LIMIT);
        TableBatches batches = reader.batches(0, 2_000_000_000, new int[] {0}, new int[0], BatchOptions.DEFAULT);
        assertThat(refusal(() -> batches.next(new ColumnBatch())).kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void tilesThatCannotInflateToTheirRowsAreNotAllocated() throws Exception {
        byte[] file = withCard(tiles(), "ZNAXIS2 ", "ZNAXIS2 = 250000000");
        file = withCard(file, "ZTILELEN", "ZTILELEN= 100000000");
        TableReader reader = reader(file);
        TableBatches batches = reader.batches(0, 9, new int[] {0}, new int[0], BatchOptions.DEFAULT);
        FitsFormatException refused = refusal(() -> batches.next(new ColumnBatch()));
        assertThat(refused)
                .hasMessageMatching("[0-9]+ compressed bytes cannot be the 400000000 bytes of its cells"
                        + " \\[z.fits, HDU 1, column ID, tile 0]");
        assertThat(refused.kind()).isEqualTo(Kind.BAD_TILE);
    }

    @Test
    void aCellTellsItsRow() throws Exception {
        NaiveTiles tiles = NaiveTiles.of(plain().bytes(), 1);
        tiles.codec = column -> "GZIP_1";
        tiles.rawCells = false;
        byte[] file = tiles.bytes();
        TableReader reader = reader(file);
        // the cells of V, of 26 bytes or so, follow the other columns of the tile
        TileDirectory directory = new TileDirectory(
                new MemoryRangeReader("z.fits", file), reader.layout(), FitsLimits.defaults(), file.length);
        long blob =
                directory.locate(1, reader.layout().columns().get(1), 1).range().end();
        file[(int) blob + 40] ^= 1;
        FitsFormatException refused = refusal(() -> TableFile.all(reader(file)));
        assertThat(refused.kind()).isEqualTo(Kind.BAD_TILE);
        assertThat(refused).hasMessageContaining("column V, row 8, tile 1]");
    }

    @Test
    void whatFpackLosesIsNotReadAsZeros() throws Exception {
        TableFile plain = new TableFile().column("BITS", "1PX");
        for (int row = 0; row < 5; row++) {
            plain.row(9, plain.heap((short) -1));
        }
        NaiveTiles tiles = NaiveTiles.of(plain.bytes(), 1);
        tiles.lost = true;
        assertThatThrownBy(() -> TableFile.all(reader(tiles.bytes())))
                .isInstanceOf(FitsFormatException.class)
                .hasMessage("0 compressed bytes cannot be a cell of 9 elements; fpack loses the bits of such columns"
                        + " [z.fits, HDU 1, column BITS, row 0, tile 0]");
    }

    @Test
    void theLayoutTravelsWithoutTheHeader() throws Exception {
        byte[] file = tiles();
        TableLayout layout = reader(file).layout();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(layout);
        }
        TableLayout copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = (TableLayout) in.readObject();
        }
        assertThat(copy).isEqualTo(layout);
        TableReader reader = TableReader.of(new MemoryRangeReader("z.fits", file), copy, FitsLimits.defaults());
        assertThat(Cells.cell(TableFile.all(reader).column(0), 13)).isEqualTo(13L);
    }

    @Test
    void theFileMayEndBeforeTheTiles() throws Exception {
        byte[] file = tiles();
        TableLayout layout = reader(file).layout();
        byte[] cut = java.util.Arrays.copyOf(file, (int) layout.heapOffset() + 100);
        TableReader reader = TableReader.of(new MemoryRangeReader("z.fits", cut), layout, FitsLimits.defaults());
        FitsFormatException refused = refusal(() -> TableFile.all(reader));
        assertThat(refused.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(refused)
                .hasMessageContaining("the file ends within the heap")
                .hasMessageContaining("tile");
        byte[] shorter = java.util.Arrays.copyOf(file, (int) layout.dataOffset() + 50);
        TableReader less = TableReader.of(new MemoryRangeReader("z.fits", shorter), layout, FitsLimits.defaults());
        assertThatThrownBy(() -> less.read(8, 1, new int[] {0}, new ColumnBatch()))
                .isInstanceOf(FitsFormatException.class)
                .hasMessage("the file ends within the descriptors of the tiles [z.fits, HDU 1, byte " + shorter.length
                        + ", tile 1]");
    }
}
