// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.table.AsciiForm;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.NonAscii;

/** Rows are appended to tables by others and by ourselves; all else in the file stays as it is. */
class FitsAppenderTest {
    private static final TableOptions UTF8 = TableOptions.DEFAULT.withNonAscii(NonAscii.UTF8);
    private static final FileOptions FILE = FileOptions.defaults();

    @TempDir
    private Path folder;

    /** The plain tables of the corpus. */
    static List<String> tables() throws IOException {
        List<String> tables = new ArrayList<>();
        for (String name : Stream.of("tables", "ascii")
                .flatMap(part -> Corpus.files(part).stream())
                .filter(name -> !name.endsWith(".gz"))
                .toList()) {
            try (FitsFile file = FitsFile.open(Corpus.path(name))) {
                for (HduEntry entry : file.entries()) {
                    if (entry.kind() == HduKind.BINTABLE || entry.kind() == HduKind.TABLE) {
                        tables.add(name + "#" + entry.index());
                    }
                }
            }
        }
        return tables;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void appendsTheRowsOfATableToItself(String table) throws IOException {
        String name = table.substring(0, table.indexOf('#'));
        int hdu = Integer.parseInt(table.substring(name.length() + 1));
        Path path = folder.resolve("copy.fits");
        Files.copy(Corpus.path(name), path);
        int rows;
        try (FitsFile old = FitsFile.open(Corpus.path(name))) {
            ColumnBatch batch = read(old, hdu);
            rows = batch.rows();
            try {
                append(path, hdu, batch);
            } catch (FitsWriteException e) {
                // what was Latin-1 has more bytes in UTF-8
                assertThat(e).hasMessageContaining("longer than the width");
                assertThat(path).hasSameBinaryContentAs(Corpus.path(name));
                return;
            }
        }
        try (FitsFile old = FitsFile.open(Corpus.path(name));
                FitsFile now = FitsFile.open(path)) {
            assertThat(now.hduCount()).isEqualTo(old.hduCount());
            List<List<Object>> was = WrittenFile.cells(old, hdu);
            List<List<Object>> is = WrittenFile.cells(now, hdu);
            for (int i = 0; i < was.size(); i++) {
                List<Object> twice = new ArrayList<>(was.get(i));
                Column column = TableLayout.of(name, old.hdu(hdu)).columns().get(i);
                was.get(i).forEach(cell -> twice.add(rounded(cell, column)));
                assertThat(is.get(i)).as("column %d", i + 1).isEqualTo(twice);
            }
            assertOthersSame(old, now, hdu);
            assertOldBytesSame(old, now, hdu);
            if (rows > 0) {
                assertThat(HduSums.verify(now, now.hdu(hdu))).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.VALID));
            }
        }
    }

    private static void append(Path path, int hdu, ColumnBatch batch) throws IOException {
        try (TableWriter writer = FitsAppender.open(path, hdu, UTF8, FILE)) {
            assertThat(writer.rows()).isEqualTo(batch.rows());
            writer.write(batch);
            assertThat(writer.rows()).isEqualTo(2L * batch.rows());
            writer.finish();
        }
    }

    /** A field may hold more decimals than its format says, which are not written. */
    private static Object rounded(Object cell, Column column) {
        boolean scaled = column.keywords().tscal() != 1 || column.keywords().tzero() != 0;
        return !scaled && column.form() instanceof AsciiForm form && form.code() == 'F' && cell instanceof Double number
                ? BigDecimal.valueOf(number)
                        .setScale(form.decimals(), RoundingMode.HALF_EVEN)
                        .doubleValue()
                : cell;
    }

    private static ColumnBatch read(FitsFile file, int hdu) throws IOException {
        TableReader reader = TableReader.open(file, file.hdu(hdu));
        ColumnBatch batch = new ColumnBatch();
        int[] all = IntStream.range(0, reader.layout().columns().size()).toArray();
        reader.read(0, Math.toIntExact(reader.layout().rows()), all, batch);
        return batch;
    }

    /** All other HDUs, byte for byte. */
    private static void assertOthersSame(FitsFile old, FitsFile now, int except) throws IOException {
        for (HduEntry entry : old.entries()) {
            if (entry.index() != except) {
                HduEntry copy = now.entries().get(entry.index());
                assertThat(bytes(now, copy.headerOffset(), length(copy)))
                        .isEqualTo(bytes(old, entry.headerOffset(), length(entry)));
            }
        }
    }

    private static long length(HduEntry entry) {
        return entry.headerLength() + entry.dataLength();
    }

    private static byte[] bytes(FitsFile file, long position, long length) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(length)];
        file.reader().readFully(position, bytes, 0, bytes.length);
        return bytes;
    }

    /** The old rows and the old heap, and the cards that say nothing of the size. */
    private static void assertOldBytesSame(FitsFile old, FitsFile now, int hdu) throws IOException {
        TableLayout was = TableLayout.of(old.name(), old.hdu(hdu));
        TableLayout is = TableLayout.of(now.name(), now.hdu(hdu));
        assertThat(bytes(now, is.dataOffset(), was.rows() * was.rowBytes()))
                .isEqualTo(bytes(old, was.dataOffset(), was.rows() * was.rowBytes()));
        assertThat(bytes(now, is.heapOffset(), was.heapBytes()))
                .isEqualTo(bytes(old, was.heapOffset(), was.heapBytes()));
        assertThat(cards(now, hdu)).containsExactlyElementsOf(cards(old, hdu));
    }

    private static List<String> cards(FitsFile file, int hdu) throws IOException {
        HduEntry entry = file.entries().get(hdu);
        String text = new String(bytes(file, entry.headerOffset(), entry.headerLength()), StandardCharsets.ISO_8859_1);
        return IntStream.range(0, text.length() / 80)
                .mapToObj(i -> text.substring(80 * i, 80 * i + 80))
                .filter(card -> !card.isBlank()
                        && !card.matches(
                                "(NAXIS2|PCOUNT|THEAP|CHECKSUM|DATASUM|TDM(IN|AX)\\d+|TFORM\\d+ *= '\\d?[PQ]).*"))
                .toList();
    }

    @Test
    void makesTheSameFileWhateverTheBatches() throws IOException {
        TableSchema schema = TableSchema.of(allBinary());
        RandomTable old = RandomTable.of(schema, 50, 1);
        byte[] before = WrittenFile.inMemory(WrittenFile.table(old, TableOptions.DEFAULT));
        ColumnBatch more = RandomTable.batch(schema, 700, new Random(2));
        byte[] once = appended(before, writer -> writer.write(more), TableOptions.DEFAULT);
        Random random = new Random(3);
        for (int size : new int[] {1, 7, 100, 699}) {
            TableOptions options = TableOptions.DEFAULT.withBufferBytes(random.nextInt(1, 5000));
            byte[] split = appended(
                    before,
                    writer -> {
                        for (int r = 0; r < 700; r += size) {
                            writer.write(more, r, Math.min(size, 700 - r));
                        }
                    },
                    options);
            assertThat(split).isEqualTo(once);
        }
        RandomTable whole = new RandomTable(schema, RandomTable.batch(schema, 0, random));
        byte[] fresh = WrittenFile.inMemory(writer -> {
            TableWriter rows = writer.table(whole.schema(), TableOptions.DEFAULT);
            rows.write(old.batch());
            rows.write(more);
        });
        assertThat(once).isEqualTo(fresh);
    }

    @FunctionalInterface
    private interface Rows {
        void write(TableWriter writer) throws IOException;
    }

    private byte[] appended(byte[] before, Rows rows, TableOptions options) throws IOException {
        Path path = folder.resolve("appended.fits");
        Files.write(path, before);
        try (TableWriter writer = FitsAppender.open(path, 1, options, FILE.withSpoolMemory(100))) {
            rows.write(writer);
            writer.finish();
            writer.finish();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        return Files.readAllBytes(path);
    }

    private static List<ColumnSpec> allBinary() {
        List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
        specs.addAll(RandomTable.variable());
        return specs;
    }

    @Test
    void leavesTheFileAloneIfNothingIsAppended() throws IOException {
        byte[] before = Files.readAllBytes(Corpus.path("tables/vla_theap.fits"));
        assertThat(appended(before, writer -> {}, TableOptions.DEFAULT)).isEqualTo(before);
    }

    @Test
    void leavesTheFileAloneIfItIsNotFinished() throws IOException {
        RandomTable old = RandomTable.of(TableSchema.of(allBinary()), 50, 1);
        Path path = folder.resolve("old.fits");
        byte[] before = WrittenFile.inMemory(WrittenFile.table(old, TableOptions.DEFAULT));
        Files.write(path, before);
        try (TableWriter writer = FitsAppender.open(path, 1, TableOptions.DEFAULT, FILE)) {
            writer.write(old.batch());
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void refusesWhatTheColumnsCannotHoldAndLeavesTheFileAlone() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.string("name", 4)));
        TableSchema wider = TableSchema.of(List.of(ColumnSpec.string("name", 9)));
        Path path = folder.resolve("old.fits");
        byte[] before = WrittenFile.inMemory(WrittenFile.table(RandomTable.of(schema, 3, 1), TableOptions.DEFAULT));
        Files.write(path, before);
        BatchBuilder builder = new BatchBuilder(wider);
        for (String name : List.of("a", "bb", "longer")) {
            builder.column(0).addString(name);
            builder.endRow();
        }
        try (TableWriter writer = FitsAppender.open(path, 1, TableOptions.DEFAULT, FILE)) {
            assertThatThrownBy(() -> writer.write(builder.batch()))
                    .isInstanceOf(FitsWriteException.class)
                    .hasMessageContaining("longer than the width of 4")
                    .hasMessageContaining("column name, row 5");
            assertThatThrownBy(() -> writer.write(builder.batch()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has failed");
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has failed");
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void refusesBatchesOfOtherColumns() throws IOException {
        Path path = folder.resolve("old.fits");
        Files.write(
                path,
                WrittenFile.inMemory(WrittenFile.table(
                        RandomTable.of(TableSchema.of(RandomTable.fixed()), 3, 1), TableOptions.DEFAULT)));
        TableSchema other = TableSchema.of(RandomTable.variable());
        TableSchema sameNumber = TableSchema.of(RandomTable.fixed().stream()
                .map(spec -> ColumnSpec.of(spec.name(), "1M"))
                .toList());
        try (TableWriter writer = FitsAppender.open(path, 1, TableOptions.DEFAULT, FILE)) {
            assertThatThrownBy(() -> writer.write(RandomTable.of(other, 1, 1).batch()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the table has 25 columns, the batch 14");
            assertThatThrownBy(
                            () -> writer.write(RandomTable.of(sameNumber, 1, 1).batch()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column l of the table holds BOOLEAN, the batch has COMPLEX_DOUBLE");
            assertThatThrownBy(
                            () -> writer.write(RandomTable.of(sameNumber, 1, 1).batch(), 1, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("length 1");
        }
    }

    @Test
    void refusesToOverwriteWhatSomebodyElseWrote() throws IOException {
        RandomTable old = RandomTable.of(TableSchema.of(allBinary()), 50, 1);
        Path path = folder.resolve("old.fits");
        Files.write(path, WrittenFile.inMemory(WrittenFile.table(old, TableOptions.DEFAULT)));
        byte[] others = Files.readAllBytes(Corpus.path("tables/several.fits"));
        try (TableWriter writer = FitsAppender.open(path, 1, TableOptions.DEFAULT, FILE)) {
            writer.write(old.batch());
            Files.write(path, others);
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was changed by somebody else since it was opened");
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(others);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void refusesWhatIsNoPlainTable() throws IOException {
        Path path = folder.resolve("old.fits");
        Files.copy(Corpus.path("tables/small.fits.gz"), path);
        assertThatThrownBy(() -> FitsAppender.open(path, 1, TableOptions.DEFAULT, FILE))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("compressed as a whole");
        Path plain = Files.copy(Corpus.path("tables/several.fits"), folder.resolve("plain.fits"));
        assertThatThrownBy(() -> FitsAppender.open(plain, 0, TableOptions.DEFAULT, FILE))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("its kind is PRIMARY");
        assertThatThrownBy(() -> FitsAppender.open(plain, "NO SUCH", TableOptions.DEFAULT, FILE))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("there is no HDU with EXTNAME 'NO SUCH'");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void followsLinksAndKeepsPermissions() throws IOException {
        RandomTable old = RandomTable.of(TableSchema.of(RandomTable.fixed()), 5, 1);
        Path path = folder.resolve("old.fits");
        Path link = Files.createSymbolicLink(folder.resolve("link.fits"), path);
        Files.write(path, WrittenFile.inMemory(WrittenFile.table(old, TableOptions.DEFAULT.withExtname("T"))));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        try (TableWriter writer = FitsAppender.open(link, "t", TableOptions.DEFAULT, FILE)) {
            writer.write(old.batch());
            writer.finish();
        }
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-r-----");
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hdu(1).header().requireInteger("NAXIS2")).isEqualTo(10);
        }
    }

    @Test
    void makesDescriptorsWiderWhereTheHeapGrowsBeyondThem() throws IOException {
        TableSchema schema = TableSchema.of(allBinary());
        RandomTable old = RandomTable.of(schema, 50, 1);
        ColumnBatch more = RandomTable.batch(schema, 70, new Random(2));
        byte[] before = WrittenFile.inMemory(WrittenFile.table(old, TableOptions.DEFAULT));
        long heap;
        try (FitsFile file = WrittenFile.open(before)) {
            heap = file.hdu(1).header().requireInteger("PCOUNT");
        }
        for (long limit : new long[] {heap / 2, heap + 300}) {
            Path path = folder.resolve("old.fits");
            Files.write(path, before);
            FileRewrite rewrite = FileRewrite.open(path, file -> file.hdu(1), FILE);
            try (TableWriter writer = FitsAppender.append(rewrite, TableOptions.DEFAULT, limit)) {
                writer.write(more);
                writer.finish();
            }
            try (FitsFile file = FitsFile.open(path)) {
                WrittenFile.assertSound(file, 1);
                Header header = file.hdu(1).header();
                assertThat(header.requireString("TFORM26")).matches("1QL\\([0-9]+\\)");
                assertThat(header.requireInteger("NAXIS1"))
                        .isEqualTo(schema.rowBytes() + 8L * schema.open().size());
                List<List<Object>> is = WrittenFile.cells(file, 1);
                List<List<Object>> was = WrittenFile.cells(old.batch());
                List<List<Object>> added = WrittenFile.cells(more);
                for (int i = 0; i < is.size(); i++) {
                    List<Object> both = new ArrayList<>(was.get(i));
                    both.addAll(added.get(i));
                    assertThat(is.get(i)).isEqualTo(both);
                }
            }
        }
    }

    @Test
    void dropsAGapBeforeTheHeap() throws IOException {
        Path path = Files.copy(Corpus.path("tables/vla_theap.fits"), folder.resolve("gap.fits"));
        try (FitsFile old = FitsFile.open(Corpus.path("tables/vla_theap.fits"));
                TableWriter writer = FitsAppender.open(path, 1, UTF8, FILE)) {
            assertThat(old.hdu(1).header().has("THEAP")).isTrue();
            writer.write(read(old, 1), 0, 1);
            writer.finish();
        }
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hdu(1).header().has("THEAP")).isFalse();
            WrittenFile.assertSound(file, 1);
        }
    }

    @Test
    void sumsTheOldBytesAgainSoThatAStaleSumDoesNotLiveOn() throws IOException {
        RandomTable old = RandomTable.of(TableSchema.of(RandomTable.fixed()), 50, 1);
        byte[] stale = WrittenFile.inMemory(WrittenFile.table(old, TableOptions.DEFAULT));
        stale[stale.length - 2880 * 2] ^= 1;
        byte[] now = appended(stale, writer -> writer.write(old.batch()), TableOptions.DEFAULT);
        try (FitsFile before = WrittenFile.open(stale);
                FitsFile file = WrittenFile.open(now)) {
            assertThat(HduSums.verify(before, before.hdu(1)).datasum()).isEqualTo(SumStatus.INVALID);
            WrittenFile.assertSound(file, 1);
        }
        byte[] unsigned =
                appended(stale, writer -> writer.write(old.batch()), TableOptions.DEFAULT.withChecksum(false));
        try (FitsFile file = WrittenFile.open(unsigned)) {
            assertThat(file.hdu(1).header().has("DATASUM")).isFalse();
        }
        assertThat(Arrays.equals(now, unsigned)).isFalse();
    }
}
