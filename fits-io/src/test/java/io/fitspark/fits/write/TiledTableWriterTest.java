// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.RestoredTable;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.TileCodecs;
import io.fitspark.fits.write.TableOptions.Compression;

/** Compressed tables of every type, whatever the batches, the tiles, the codecs and the threads. */
class TiledTableWriterTest {
    private static final ExecutorService HELPERS = Executors.newFixedThreadPool(3);
    private static final TableOptions ZTABLE = TableOptions.DEFAULT.withCompression(Compression.ZTABLE);

    /** Of this level the JDK always makes the same bytes of the same; the native library of lower ones does not quite. */
    private static final TableOptions EXACT = ZTABLE.withLevel(4);

    @AfterAll
    static void endHelpers() {
        HELPERS.shutdown();
    }

    private static List<ColumnSpec> all() {
        List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
        RandomTable.variable().stream()
                .filter(spec -> !spec.tform().endsWith("X"))
                .forEach(specs::add);
        return specs;
    }

    private static byte[] written(RandomTable table, TableOptions options) throws IOException {
        return WrittenFile.inMemory(WrittenFile.table(table, options));
    }

    /** What a compressed table restores to; null where bytes belong to no cell. */
    static byte[] restored(byte[] bytes, int index) throws IOException {
        try (FitsFile file = WrittenFile.open(bytes)) {
            BinTableHdu hdu = (BinTableHdu) file.hdu(index);
            assertThat(hdu.kind()).isEqualTo(HduKind.ZTABLE);
            Header header = hdu.header();
            long length = header.requireInteger("ZNAXIS1") * header.requireInteger("ZNAXIS2")
                    + header.requireInteger("ZPCOUNT");
            byte[] data = new byte[Math.toIntExact(length)];
            boolean whole = RestoredTable.read(
                    file,
                    hdu,
                    (position, from, offset, count) ->
                            System.arraycopy(from, offset, data, Math.toIntExact(position), count));
            assertThat(whole).isTrue();
            return data;
        }
    }

    /** The data of a plain table, without padding. */
    static byte[] plain(byte[] bytes, int index) throws IOException {
        try (FitsFile file = WrittenFile.open(bytes)) {
            int start = (int) file.hdu(index).entry().dataOffset();
            return Arrays.copyOfRange(
                    bytes, start, start + (int) file.hdu(index).entry().dataLength());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 49, 50, 51, 100, 333})
    void everyTypeComesBackInTilesOfFiftyRows(int rows) throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(all()), rows, rows);
        byte[] bytes = written(table, ZTABLE.withTileRows(50));
        WrittenFile.assertHolds(bytes, 1, table.batch());
        assertThat(restored(bytes, 1)).isEqualTo(plain(written(table, TableOptions.DEFAULT), 1));
    }

    @Test
    void theSizeOfTilesIsChosenWhereItIsNotGiven() throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(all()), 1000, 3);
        byte[] bytes = written(table, ZTABLE);
        WrittenFile.assertHolds(bytes, 1, table.batch());
        try (FitsFile file = WrittenFile.open(bytes)) {
            assertThat(file.hdu(1).header().requireInteger("ZTILELEN")).isEqualTo(1000);
        }
    }

    @Test
    void bytesDependOnRowsAloneNotOnBatchesThreadsOrWhereTheyGo() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            TableSchema schema = TableSchema.of(RandomTable.some(all(), random));
            int rows = List.of(0, 1, 17, 34, 40, 200).get(random.nextInt(6));
            TableOptions options = EXACT.withLevel(3 + random.nextInt(4));
            if (random.nextInt(4) > 0) {
                options = options.withTileRows(17);
            }
            options = randomCodecs(schema, options, random);
            RandomTable table = RandomTable.of(schema, rows, seed);
            byte[] expected = written(table, options);
            WrittenFile.assertHolds(expected, 1, table.batch());
            assertThat(restored(expected, 1)).isEqualTo(plain(written(table, TableOptions.DEFAULT), 1));

            TableOptions known = options.withRows(rows).withThreads(1 + random.nextInt(4), HELPERS);
            assertThat(written(table, known)).as("seed %s", seed).isEqualTo(expected);
            WrittenFile.Content pieces = inPieces(table, random.nextBoolean() ? known : options, random);
            assertThat(WrittenFile.inMemory(pieces)).as("seed %s", seed).isEqualTo(expected);
            assertThat(WrittenFile.streamed(inPieces(table, known, random)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    private static TableOptions randomCodecs(TableSchema schema, TableOptions options, Random random) {
        TableOptions with = options;
        for (Column column : schema.columns()) {
            TableCodec codec = TableCodec.values()[random.nextInt(4)];
            if (TileCodecs.problem(column.tform(), codec).isEmpty()) {
                with = with.withCodec(column.name(), codec);
            }
        }
        return with;
    }

    private static WrittenFile.Content inPieces(RandomTable table, TableOptions options, Random random) {
        return writer -> {
            try (TableWriter rows = writer.table(table.schema(), options)) {
                int done = 0;
                while (done < table.batch().rows()) {
                    int count = Math.min(table.batch().rows() - done, random.nextInt(30));
                    rows.write(table.batch(), done, count);
                    done += count;
                }
                rows.finish();
            }
        };
    }

    @Test
    void aTileHasFewerRowsWhereTheHeapIsLarge() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("id", "1J"), ColumnSpec.variable("spectrum", 'J')));
        List<ColumnBatch> batches = new ArrayList<>();
        Random random = new Random(5);
        for (int b = 0; b < 3; b++) {
            batches.add(spectra(schema, 100, 10_000, random));
        }
        byte[] bytes = WrittenFile.inMemory(writer -> {
            try (TableWriter rows = writer.table(schema, EXACT)) {
                for (ColumnBatch batch : batches) {
                    rows.write(batch);
                }
                rows.finish();
            }
        });
        byte[] known = WrittenFile.inMemory(writer -> {
            try (TableWriter rows = writer.table(schema, EXACT.withRows(300))) {
                for (ColumnBatch batch : batches) {
                    rows.write(batch, 0, 40);
                    rows.write(batch, 40, 60);
                }
                rows.finish();
            }
        });
        assertThat(known).isEqualTo(bytes);
        try (FitsFile file = WrittenFile.open(bytes)) {
            WrittenFile.assertSound(file, 1);
            // a row has 40,000 bytes in the heap, and 28 as number and descriptors
            assertThat(file.hdu(1).header().requireInteger("ZTILELEN")).isEqualTo(10_000_000 / 40_028);
        }
    }

    private static ColumnBatch spectra(TableSchema schema, int rows, int length, Random random) {
        BatchBuilder builder = new BatchBuilder(schema);
        for (int r = 0; r < rows; r++) {
            builder.column(0).addLong(r);
            for (int i = 0; i < length; i++) {
                builder.column(1).addLong(random.nextInt(1000));
            }
            builder.endRow();
        }
        return builder.batch();
    }

    @Test
    void aSingleCellMayBeLargerThanATile() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("id", "1J"), ColumnSpec.variable("spectrum", 'J')));
        ColumnBatch batch = spectra(schema, 3, 3_000_000, new Random(6));
        byte[] bytes = written(new RandomTable(schema, batch), ZTABLE);
        try (FitsFile file = WrittenFile.open(bytes)) {
            WrittenFile.assertSound(file, 1);
            assertThat(file.hdu(1).header().requireInteger("ZTILELEN")).isEqualTo(1);
            TableReader reader = TableReader.open(file, file.hdu(1));
            ColumnBatch back = new ColumnBatch();
            reader.read(0, 3, new int[] {0, 1}, back);
            assertThat(Arrays.copyOf(back.column(1).ints(), 9_000_000))
                    .isEqualTo(Arrays.copyOf(batch.column(1).ints(), 9_000_000));
        }
    }

    @Test
    void variableColumnsBecomeWideWhereTheHeapIsLong() throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(all()), 100, 8);
        long heap;
        byte[] narrow = written(table, EXACT.withTileRows(30));
        try (FitsFile file = WrittenFile.open(narrow)) {
            heap = file.hdu(1).header().requireInteger("ZPCOUNT");
        }
        byte[] same = WrittenFile.inMemory(tiled(table, heap));
        assertThat(same).isEqualTo(narrow);
        byte[] wide = WrittenFile.inMemory(tiled(table, heap - 1));
        WrittenFile.assertHolds(wide, 1, table.batch());
        try (FitsFile file = WrittenFile.open(wide)) {
            for (Column column : TableLayout.of("", file.hdu(1)).columns()) {
                assertThat(column.tform().code()).isNotEqualTo(column.name().equals("none") ? 'Q' : 'P');
            }
        }
        byte[] plain = WrittenFile.inMemory(writer -> {
            try (TableWriter rows = TableWriters.plain(writer, table.schema(), TableOptions.DEFAULT, heap - 1)) {
                rows.write(table.batch());
                rows.finish();
            }
        });
        assertThat(restored(wide, 1)).isEqualTo(plain(plain, 1));
    }

    private static WrittenFile.Content tiled(RandomTable table, long narrowLimit) {
        return writer -> {
            try (TableWriter rows = TableWriters.tiled(writer, table.schema(), EXACT.withTileRows(30), narrowLimit)) {
                rows.write(table.batch());
                rows.finish();
            }
        };
    }

    @Test
    void aHeapThatIsTooLongForColumnsBoundToBeNarrowIsRefused() throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(List.of(ColumnSpec.of("v", "PJ"))), 100, 9);
        assertThatThrownBy(() -> WrittenFile.inMemory(tiled(table, 100)))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("the heap grows beyond what the 32 bits of format PJ reach; make it Q")
                .hasMessageContaining("column v");
    }

    @Test
    void theHeaderIsThatOfFpack() throws IOException {
        TableSchema schema = TableSchema.of(List.of(
                ColumnSpec.of("a", "1J"),
                ColumnSpec.of("b", "3E").unit("Jy"),
                ColumnSpec.of("n", "1I").tnull(-5).zero(32768),
                ColumnSpec.of("c", "1C"),
                ColumnSpec.variable("v", 'D')));
        RandomTable table = RandomTable.of(schema, 40, 10);
        TableOptions options = ZTABLE.withTileRows(15)
                .withExtname("CAT")
                .withHeader(HeaderBuilder.create().set("FOO", 3, "a card"));
        byte[] bytes = written(table, options);
        byte[] plain = written(table, options.withCompression(Compression.NONE));
        try (FitsFile file = WrittenFile.open(bytes);
                FitsFile plainFile = WrittenFile.open(plain)) {
            List<String> expected = new ArrayList<>(keywords(plainFile));
            expected.removeAll(List.of("CHECKSUM", "DATASUM"));
            expected.addAll(List.of("ZTABLE", "ZTILELEN", "ZNAXIS1", "ZNAXIS2", "ZPCOUNT"));
            expected.addAll(List.of("ZFORM1", "ZFORM2", "ZFORM3", "ZFORM4", "ZFORM5"));
            expected.addAll(List.of("ZCTYP1", "ZCTYP2", "ZCTYP3", "ZCTYP4", "ZCTYP5", "CHECKSUM", "DATASUM"));
            assertThat(keywords(file)).isEqualTo(expected);
            Header header = file.hdu(1).header();
            assertThat(header.requireInteger("NAXIS1")).isEqualTo(5 * 16);
            assertThat(header.requireInteger("NAXIS2")).isEqualTo(3);
            assertThat(header.requireInteger("ZTILELEN")).isEqualTo(15);
            assertThat(header.requireInteger("ZNAXIS1"))
                    .isEqualTo(plainFile.hdu(1).header().requireInteger("NAXIS1"));
            assertThat(header.requireInteger("ZNAXIS2")).isEqualTo(40);
            assertThat(header.requireInteger("ZPCOUNT"))
                    .isEqualTo(plainFile.hdu(1).header().requireInteger("PCOUNT"));
            for (int n = 1; n <= 5; n++) {
                assertThat(header.requireString("TFORM" + n)).matches("1QB\\([1-9][0-9]*\\)");
                assertThat(header.requireString("ZFORM" + n))
                        .isEqualTo(plainFile.hdu(1).header().requireString("TFORM" + n));
            }
            assertThat(List.of("RICE_1", "GZIP_2", "GZIP_2", "GZIP_1", "GZIP_2"))
                    .isEqualTo(List.of(1, 2, 3, 4, 5).stream()
                            .map(n -> codec(header, n))
                            .toList());
        }
    }

    private static String codec(Header header, int n) {
        try {
            return header.requireString("ZCTYP" + n);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> keywords(FitsFile file) throws IOException {
        return file.hdu(1).header().cards().stream()
                .map(Card::keyword)
                .filter(keyword -> !keyword.isBlank())
                .toList();
    }

    @Test
    void limitsAndZonesComeFromTheSamePass() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("n", "1J"), ColumnSpec.variable("v", 'E')));
        RandomTable table = RandomTable.of(schema, 95, 11);
        TableOptions options = EXACT.withTileRows(20).withMinMax(true).withZoneMaps(true);
        byte[] bytes = written(table, options);
        byte[] pieces = WrittenFile.inMemory(inPieces(table, options.withRows(95), new Random(1)));
        assertThat(pieces).isEqualTo(bytes);
        int[] numbers = Arrays.copyOf(table.batch().column(0).ints(), 95);
        try (FitsFile file = WrittenFile.open(bytes)) {
            WrittenFile.assertSound(file, 1);
            WrittenFile.assertSound(file, 2);
            assertThat(file.hdu(1).header().requireInteger("TDMIN1"))
                    .isEqualTo(Arrays.stream(numbers).min().orElseThrow());
            assertThat(file.hdu(1).header().requireInteger("TDMAX1"))
                    .isEqualTo(Arrays.stream(numbers).max().orElseThrow());
            assertThat(file.hdu(2).entry().extname()).isEqualTo("FITSPARK_ZONES");
            assertThat(((BinTableHdu) file.hdu(2)).rows()).isEqualTo(5 * 2);
        }
    }

    @Test
    void whatCannotBeCompressedSafelyIsRefusedWithTheRemedy() throws IOException {
        assertRefused(
                List.of(ColumnSpec.variable("bits", 'X')),
                ZTABLE,
                "compressed tables cannot hold bit arrays of variable length: other programs lose them; write the table"
                        + " without compression, or the column as a fixed number of bits [column bits]");
        assertRefused(
                List.of(ColumnSpec.ascii("text", "A8")),
                ZTABLE,
                "an ASCII table cannot be compressed; write it without compression, or as a binary table [column text]");
        List<ColumnSpec> flux = List.of(ColumnSpec.of("flux", "1E"));
        assertRefused(
                flux,
                ZTABLE.withCodec("flux", TableCodec.RICE_1),
                "a column of format 1E cannot be compressed by RICE_1, which is for elements of type B, I, J;"
                        + " use GZIP_2 [column flux]");
        assertRefused(
                flux,
                ZTABLE.withCodec("flux", TableCodec.NOCOMPRESS),
                "a column of format 1E cannot be compressed by NOCOMPRESS, which cfitsio does not read;"
                        + " use GZIP_2 [column flux]");
        assertRefused(
                flux,
                ZTABLE.withCodec("fluxes", TableCodec.GZIP_1),
                "a codec is set for a column that the table does not have [column fluxes]");
    }

    private static void assertRefused(List<ColumnSpec> specs, TableOptions options, String message) {
        assertThatThrownBy(() -> written(RandomTable.of(TableSchema.of(specs), 3, 1), options))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(message);
    }

    @Test
    void anotherNumberOfRowsThanWasSaidIsRefused() throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(all()), 30, 12);
        assertThatThrownBy(() -> written(table, ZTABLE.withRows(29).withTileRows(10)))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("the table was to have 29 rows, there are more");
        assertThatThrownBy(() -> written(table, ZTABLE.withRows(31).withTileRows(10)))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("the table was to have 31 rows, there are only 30");
    }

    @Test
    void aFailureOfAHelperReachesTheCaller() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.string("s", 4)));
        BatchBuilder builder = new BatchBuilder(schema);
        for (String text : List.of("a", "b", "too long", "d")) {
            builder.column(0).addString(text);
            builder.endRow();
        }
        RandomTable table = new RandomTable(schema, builder.batch());
        TableOptions options = ZTABLE.withTileRows(1).withThreads(3, HELPERS);
        assertThatThrownBy(() -> WrittenFile.inMemory(inPieces(table, options, new Random(1))))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("longer than the width of 4")
                .hasMessageContaining("row 2");
    }

    @Test
    void anExecutorThatRefusesMakesNoDifference() throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(all()), 100, 13);
        TableOptions options = EXACT.withTileRows(30);
        TableOptions refusing = options.withThreads(4, task -> {
            throw new RejectedExecutionException("no threads");
        });
        assertThat(written(table, refusing)).isEqualTo(written(table, options));
    }

    @Test
    void tilesMayBeSaidToHaveMoreRowsThanFitInMemory() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("image", "1000000B")));
        RandomTable table = RandomTable.of(schema, 3, 14);
        byte[] bytes = written(table, ZTABLE.withTileRows(1_000_000_000_000L));
        WrittenFile.assertHolds(bytes, 1, table.batch());
        try (FitsFile file = WrittenFile.open(bytes)) {
            assertThat(file.hdu(1).header().requireInteger("ZTILELEN")).isEqualTo(3);
        }
    }
}
