// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;

class JoinedTableTest {
    private static final int TILE = 7;
    private static final int BLOCK = 2880;

    @TempDir
    Path directory;

    /** A part as its bytes. */
    private record Bytes(TablePart part, byte[] main, byte[] heap, byte[] tail) {}

    private static TableSchema schema(boolean tiled, boolean variable) throws IOException {
        List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
        if (variable) {
            RandomTable.variable().stream()
                    .filter(spec -> !tiled || !spec.tform().endsWith("X"))
                    .forEach(specs::add);
        }
        return TableSchema.of(specs);
    }

    private static TableOptions options(boolean tiled) {
        return TableOptions.DEFAULT
                .withExtname("JOINED")
                .withZoneMaps(false)
                .withTileRows(TILE)
                .withCompression(tiled ? TableOptions.Compression.ZTABLE : TableOptions.Compression.NONE);
    }

    private Path write(TableSchema schema, boolean tiled, RandomTable rows, int from, int count) throws IOException {
        Path path = directory.resolve("rows-" + from + "-" + count + ".fits");
        try (FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
            TableWriter table = writer.table(schema, options(tiled));
            table.write(rows.batch(), from, count);
            writer.finish();
        }
        return path;
    }

    private static byte[] read(FitsFile file, long offset, long length) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(length)];
        file.reader().readFully(offset, bytes, 0, bytes.length);
        return bytes;
    }

    private static Bytes bytes(Path path, TableSchema whole, boolean tails, long heapBase, long plainBase)
            throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            TablePart part = TablePart.of(file, file.hdu(1));
            byte[] main = read(file, part.mainOffset(), part.mainBytes());
            byte[] heap = read(file, part.heapOffset(), part.heapBytes());
            if (!tails) {
                assertThat(part.tailBytes()).isZero();
                return new Bytes(part, main, heap, new byte[0]);
            }
            ByteArrayOutputStream tail = new ByteArrayOutputStream();
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            TileTails.Made made = TileTails.write(
                    file,
                    file.hdu(1),
                    whole.columns(),
                    new TileTails.Place(heapBase, plainBase),
                    1,
                    tail::write,
                    rows::write);
            assertThat(made.bytes()).isEqualTo(tail.size());
            return new Bytes(part, rows.toByteArray(), heap, tail.toByteArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 10 21 1",
        "false, true, 10 21 1",
        "true, false, 14 21 3",
        "true, true, 14 21 3",
        "true, true, 7",
        "true, true, 3"
    })
    void partsMakeTheTableThatIsWrittenAtOnce(boolean tiled, boolean variable, String counts) throws IOException {
        TableSchema schema = schema(tiled, variable);
        int[] rows =
                Arrays.stream(counts.split(" ")).mapToInt(Integer::parseInt).toArray();
        int sum = Arrays.stream(rows).sum();
        RandomTable all = RandomTable.of(schema, sum, 42);
        List<Bytes> parts = new ArrayList<>();
        int from = 0;
        long heapBase = 0;
        long plainBase = 0;
        for (int count : rows) {
            Bytes part = bytes(write(schema, tiled, all, from, count), schema, tiled && variable, heapBase, plainBase);
            parts.add(part);
            from += count;
            heapBase += part.heap.length;
            plainBase += part.part.plainHeapBytes();
        }
        JoinedTable joined = new JoinedTable(schema, options(tiled), TILE);
        long tailBase = heapBase;
        heapBase = 0;
        ByteArrayOutputStream main = new ByteArrayOutputStream();
        ByteArrayOutputStream heap = new ByteArrayOutputStream();
        ByteArrayOutputStream tails = new ByteArrayOutputStream();
        long[] cells = new long[schema.columns().size()];
        long[] blobs = new long[cells.length];
        long tiles = 0;
        for (Bytes part : parts) {
            joined.rebase(heapBase, tailBase).apply(part.main, 0, part.main.length / joined.mainRowBytes());
            main.write(part.main);
            heap.write(part.heap);
            tails.write(part.tail);
            heapBase += part.heap.length;
            tailBase += part.tail.length;
            tiles += part.part.tiles();
            for (int c = 0; c < cells.length; c++) {
                cells[c] = Math.max(cells[c], part.part.longestCells()[c]);
                blobs[c] = Math.max(blobs[c], part.part.longestBlobs()[c]);
            }
        }
        heap.write(tails.toByteArray());
        JoinedTable.Totals totals = new JoinedTable.Totals(sum, tiles, heap.size(), plainBase, cells, blobs, false);
        main.write(heap.toByteArray());
        main.write(new byte[(BLOCK - main.size() % BLOCK) % BLOCK]);
        byte[] data = main.toByteArray();
        Path file = directory.resolve("joined.fits");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(JoinedTable.primary());
        out.write(joined.header(totals, OnesSum.of(data, 0, data.length)));
        out.write(data);
        Files.write(file, out.toByteArray());

        Path expected = write(schema, tiled, all, 0, sum);
        try (FitsFile ours = FitsFile.open(file);
                FitsFile theirs = FitsFile.open(expected)) {
            HduSums.verify(ours, ours.hdu(1)).requireValid(ours, ours.hdu(1));
            assertThat(read(
                            ours,
                            ours.hdu(1).entry().dataOffset(),
                            ours.hdu(1).entry().dataLength()))
                    .isEqualTo(read(
                            theirs,
                            theirs.hdu(1).entry().dataOffset(),
                            theirs.hdu(1).entry().dataLength()));
            if (!tiled || !variable) {
                assertThat(ours.hdu(1).header().string("DATASUM"))
                        .isEqualTo(theirs.hdu(1).header().string("DATASUM"));
            }
            assertThat(forms(ours)).isEqualTo(forms(theirs));
        }
    }

    private static List<String> forms(FitsFile file) throws IOException {
        return TableLayout.of(file.name(), file.hdu(1)).columns().stream()
                .map(column -> column.form().text())
                .toList();
    }

    @Test
    void tilesAreCopiedToWiderStringsAndAnotherTnull() throws IOException {
        TableSchema narrow = TableSchema.of(
                List.of(ColumnSpec.string("s", 8), ColumnSpec.of("n", "1J").tnull(-99), ColumnSpec.variable("v", 'I')));
        TableSchema wide = TableSchema.of(List.of(
                ColumnSpec.string("s", 11),
                ColumnSpec.of("n", "1J").tnull(-1),
                ColumnSpec.variable("v", 'I').tnull(5)));
        RandomTable rows = RandomTable.of(narrow, 20, 7);
        Path path = write(narrow, true, rows, 0, 20);
        Path copy = directory.resolve("copy.fits");
        try (FitsFile file = FitsFile.open(path);
                FitsWriter writer = FitsWriter.create(copy, FileOptions.defaults())) {
            writer.tiles(
                    wide,
                    options(true),
                    TiledOptions.settings(wide, options(true)).codecs(),
                    file,
                    file.hdu(1),
                    0,
                    2);
            writer.finish();
        }
        try (FitsFile file = FitsFile.open(copy);
                FitsFile before = FitsFile.open(path)) {
            TableLayout layout = TableLayout.of("copy", file.hdu(1));
            assertThat(layout.rows()).isEqualTo(2 * TILE);
            assertThat(layout.columns()).extracting(Column::stringWidth).startsWith(11);
            assertThat(layout.columns().get(1).nullValue()).isEqualTo(-1L);
            List<List<Object>> copied = WrittenFile.cells(file, 1);
            List<List<Object>> original = WrittenFile.cells(before, 1);
            for (int column = 0; column < 3; column++) {
                assertThat(copied.get(column)).isEqualTo(original.get(column).subList(0, 2 * TILE));
            }
        }
    }

    @Test
    void theCellsOfSomeTilesAreNoPartOfTheirOwn() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.variable("v", 'I')));
        Path path = write(schema, true, RandomTable.of(schema, 20, 7), 0, 20);
        try (FitsFile file = FitsFile.open(path)) {
            assertThatThrownBy(() -> TablePart.ofTiles(file, file.hdu(1), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cells of variable length belong to all tiles");
        }
    }
}
