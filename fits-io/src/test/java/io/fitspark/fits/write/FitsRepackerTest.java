// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.ZoneMap;
import io.fitspark.fits.verify.Verification;
import io.fitspark.fits.write.TableOptions.Compression;

class FitsRepackerTest {
    private static final TableOptions ANY = TableOptions.DEFAULT;

    @TempDir
    private Path folder;

    private static TableSchema schema(boolean variable) throws IOException {
        List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
        if (variable) {
            RandomTable.variable().stream()
                    .filter(spec -> !spec.tform().endsWith("X"))
                    .forEach(specs::add);
        }
        return TableSchema.of(specs);
    }

    private static byte[] file(Compression compression, boolean variable, int rows, TableOptions options)
            throws IOException {
        RandomTable table = RandomTable.of(schema(variable), rows, 5);
        return WrittenFile.inMemory(
                WrittenFile.table(table, options.withCompression(compression).withExtname("ROWS")));
    }

    private Path put(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.fits"), bytes);
    }

    private FitsRepacker.Result repack(Path path, TableOptions options) throws IOException {
        FitsRepacker.Result result =
                FitsRepacker.all(path, options, FileOptions.defaults().withSpoolMemory(1000));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.toList()).containsExactly(path);
        }
        assertThat(result.bytesAfter()).isEqualTo(Files.size(path));
        return result;
    }

    private static List<List<Object>> cells(Path path) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            return WrittenFile.cells(file, 1);
        }
    }

    private static TableLayout layout(Path path) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            return TableLayout.of("file", file.hdu(1));
        }
    }

    /** Nothing is wrong with it, and nothing more can be dropped. */
    private void assertPacked(Path path) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            WrittenFile.assertSound(file, 1);
            assertThat(file.hdu(1).header().has("THEAP")).isFalse();
            assertThat(Verification.verify(file)).isEmpty();
        }
        byte[] packed = Files.readAllBytes(path);
        FitsRepacker.Result again = repack(path, ANY);
        assertThat(again).isEqualTo(new FitsRepacker.Result(0, 0, 0, packed.length, packed.length));
        assertThat(Files.readAllBytes(path)).isEqualTo(packed);
    }

    @ParameterizedTest
    @CsvSource({"NONE, true", "ZTABLE, false", "ZTABLE, true"})
    void dropsWhatRowsThatAreGoneHad(Compression compression, boolean variable) throws IOException {
        byte[] whole = file(compression, variable, 950, ANY.withTileRows(100));
        Path path = put(DeadHeap.of(whole, 1)
                .drop(unit -> compression == Compression.ZTABLE ? unit % 3 == 1 : unit % 3 != 2)
                .bytes());
        List<List<Object>> before = cells(path);
        long heap = layout(path).heapBytes();
        FitsRepacker.Result result = repack(path, ANY);
        assertThat(result.hdus()).isOne();
        assertThat(result.retiled()).isZero();
        assertThat(result.deadBytes()).isGreaterThan(heap / 5);
        assertThat(layout(path).heapBytes())
                .isBetween(heap - result.deadBytes() - 1000, heap - result.deadBytes() + 1000);
        assertThat(result.bytesAfter()).isLessThan(result.bytesBefore());
        assertThat(cells(path)).isEqualTo(before);
        assertPacked(path);
    }

    @ParameterizedTest
    @CsvSource({"NONE, true", "ZTABLE, false", "ZTABLE, true"})
    void keepsOnceWhatIsShared(Compression compression, boolean variable) throws IOException {
        byte[] whole = file(compression, variable, 1000, ANY.withTileRows(125));
        DeadHeap dead = DeadHeap.of(whole, 1);
        for (int unit = 1; unit < (compression == Compression.ZTABLE ? 8 : 1000); unit++) {
            dead.share(unit, unit % 3);
        }
        Path path = put(dead.bytes());
        List<List<Object>> before = cells(path);
        long heap = layout(path).heapBytes();
        FitsRepacker.Result result = repack(path, ANY);
        assertThat(layout(path).heapBytes()).isLessThan(heap * 6 / 10);
        assertThat(result.hdus()).isOne();
        assertThat(cells(path)).isEqualTo(before);
        assertPacked(path);
    }

    @ParameterizedTest
    @EnumSource
    void aFileWithNothingDeadIsLeftAlone(Compression compression) throws IOException {
        byte[] whole = file(compression, compression == Compression.NONE, 300, ANY.withZoneMaps(true));
        Path path = put(whole);
        FileTime modified = Files.getLastModifiedTime(path);
        FitsRepacker.Result result = repack(path, ANY);
        assertThat(result).isEqualTo(new FitsRepacker.Result(0, 0, 0, whole.length, whole.length));
        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
        assertThat(Files.getLastModifiedTime(path)).isEqualTo(modified);
    }

    private static void assertZones(Path path, int hdu, boolean hold) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            Hdu table = file.hdu(hdu);
            assertThat(table.header().string(ZoneMap.TABLE_KEYWORD).isPresent()).isEqualTo(hold);
            if (!hold) {
                return;
            }
            TableLayout layout = TableLayout.of("file", table);
            byte[] main = new byte
                    [(int)
                            (layout.isTiled()
                                    ? layout.tiling().tiles() * layout.tiling().descriptorRowBytes()
                                    : layout.rows() * layout.rowBytes())];
            file.reader().readFully(layout.dataOffset(), main, 0, main.length);
            ZoneMap zones = ZoneMap.open(file, file.hdu(hdu + 1));
            assertThat(zones.isOf(layout.rows(), layout.columns().size(), OnesSum.of(main, 0, main.length)))
                    .isTrue();
            WrittenFile.assertSound(file, hdu + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"NONE, true", "ZTABLE, false", "ZTABLE, true"})
    void zoneMapsThatHoldAreKept(Compression compression, boolean variable) throws IOException {
        byte[] whole = file(compression, variable, 950, ANY.withTileRows(100).withZoneMaps(true));
        Path path = put(whole);
        List<List<Object>> zones;
        try (FitsFile file = FitsFile.open(path)) {
            zones = WrittenFile.cells(file, 2);
        }
        put(DeadHeap.of(whole, 1).append(10_000).bytes());
        assertZones(path, 1, true);
        assertThat(repack(path, ANY).deadBytes()).isEqualTo(10_000);
        assertZones(path, 1, true);
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(WrittenFile.cells(file, 2)).isEqualTo(zones);
        }
        assertPacked(path);
    }

    @Test
    void zoneMapsFollowDescriptorsThatMove() throws IOException {
        byte[] whole =
                file(Compression.ZTABLE, false, 950, ANY.withTileRows(100).withZoneMaps(true));
        DeadHeap dead = DeadHeap.of(whole, 1).front(4321);
        Path path = put(dead.bytes());
        HeaderEditor.edit(path, 2, cards -> cards.structural("FSZSUM", dead.mainSum(), null), FileOptions.defaults());
        List<List<Object>> before = cells(path);
        assertZones(path, 1, true);
        assertThat(repack(path, ANY).deadBytes()).isEqualTo(4321);
        assertZones(path, 1, true);
        assertThat(cells(path)).isEqualTo(before);
        assertPacked(path);
    }

    @Test
    void zoneMapsThatDoNotHoldAreDropped() throws IOException {
        byte[] whole = file(Compression.ZTABLE, true, 950, ANY.withTileRows(100).withZoneMaps(true));
        Path path = put(DeadHeap.of(whole, 1).drop(tile -> tile == 4).bytes());
        repack(path, ANY);
        assertZones(path, 1, false);
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hduCount()).isEqualTo(2);
        }
        assertPacked(path);
    }

    @Test
    void aGapBeforeTheHeapIsDropped() throws IOException {
        Path path = put(
                DeadHeap.of(file(Compression.NONE, true, 50, ANY), 1).gap(5000).bytes());
        List<List<Object>> before = cells(path);
        FitsRepacker.Result result = repack(path, ANY);
        assertThat(result.deadBytes()).isEqualTo(5000);
        assertThat(cells(path)).isEqualTo(before);
        assertPacked(path);
    }

    @Test
    void aHeapThatNoColumnNeedsIsDropped() throws IOException {
        Path path = put(DeadHeap.of(file(Compression.NONE, false, 50, ANY), 1)
                .append(77)
                .bytes());
        List<List<Object>> before = cells(path);
        assertThat(repack(path, ANY).deadBytes()).isEqualTo(77);
        assertThat(layout(path).heapBytes()).isZero();
        assertThat(cells(path)).isEqualTo(before);
        assertPacked(path);
    }

    @Test
    void aTableOfWhichAllRowsAreGoneHasNoHeap() throws IOException {
        for (Compression compression : Compression.values()) {
            Path path = put(DeadHeap.of(file(compression, compression == Compression.NONE, 50, ANY), 1)
                    .drop(unit -> true)
                    .bytes());
            assertThat(repack(path, ANY).hdus()).isOne();
            assertThat(layout(path).heapBytes()).isZero();
            assertThat(layout(path).rows()).isZero();
            assertPacked(path);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, true", "true, false"})
    void makesLargerTilesOfVerySmallOnes(boolean variable, boolean zones) throws IOException {
        byte[] whole =
                file(Compression.ZTABLE, variable, 950, ANY.withTileRows(7).withZoneMaps(zones));
        Path path = put(whole);
        List<List<Object>> before = cells(path);
        FitsRepacker.Result result = repack(path, ANY);
        assertThat(result.hdus()).isOne();
        assertThat(result.retiled()).isOne();
        assertThat(layout(path).tiling().tiles()).isOne();
        assertThat(cells(path)).isEqualTo(before);
        assertZones(path, 1, zones);
        assertPacked(path);
    }

    @Test
    void makesTilesOfSoManyRowsAsAreAskedFor() throws IOException {
        byte[] whole = file(Compression.ZTABLE, true, 950, ANY.withTileRows(100).withZoneMaps(true));
        Path path = put(DeadHeap.of(whole, 1).append(500).bytes());
        List<List<Object>> before = cells(path);
        FitsRepacker.Result result = repack(path, ANY.withTileRows(96));
        assertThat(result.retiled()).isOne();
        assertThat(result.deadBytes()).isEqualTo(500);
        assertThat(layout(path).tiling().tileRows()).isEqualTo(96);
        assertThat(layout(path).tiling().tiles()).isEqualTo(10);
        assertThat(cells(path)).isEqualTo(before);
        assertZones(path, 1, true);
        assertThat(repack(path, ANY.withTileRows(96)).hdus()).isZero();
        assertPacked(path);
    }

    @Test
    void tilesStayIfTheyHaveAsManyRowsAsAreAskedFor() throws IOException {
        byte[] whole = file(Compression.ZTABLE, false, 950, ANY.withTileRows(7));
        Path path = put(whole);
        assertThat(repack(path, ANY.withTileRows(7)).hdus()).isZero();
        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
    }

    private byte[] several() throws IOException {
        byte[] all = WrittenFile.inMemory(writer -> {
            writer.primary(HeaderBuilder.create().set("OBJECT", "M 31", null));
            int seed = 0;
            for (Compression compression : List.of(Compression.NONE, Compression.ZTABLE, Compression.ZTABLE)) {
                RandomTable table = RandomTable.of(schema(true), 200, seed++);
                TableOptions options = ANY.withCompression(compression)
                        .withTileRows(seed == 3 ? 3 : 30)
                        .withZoneMaps(true)
                        .withExtname("T" + seed);
                writer.table(table.schema(), options).write(table.batch());
            }
            RandomTable text = RandomTable.of(TableSchema.of(RandomTable.ascii()), 9, 7);
            writer.table(text.schema(), ANY.withExtname("TEXT")).write(text.batch());
        });
        byte[] first = DeadHeap.of(all, 1).drop(row -> row % 2 == 0).bytes();
        return DeadHeap.of(first, 3).append(3000).bytes();
    }

    private static List<Object> contents(Path path) throws IOException {
        List<Object> contents = new ArrayList<>();
        try (FitsFile file = FitsFile.open(path)) {
            for (int i = 0; i < file.hduCount(); i++) {
                Hdu hdu = file.hdu(i);
                if (hdu.kind().isTable() && !RepackTable.isZoneMap(hdu)) {
                    contents.add(hdu.extname());
                    contents.add(WrittenFile.cells(file, i));
                }
            }
        }
        return contents;
    }

    @Test
    void allTablesOfAFileAreRepackedAtOnce() throws IOException {
        Path path = put(several());
        List<Object> before = contents(path);
        FitsRepacker.Result result = repack(path, ANY);
        assertThat(result.hdus()).isEqualTo(3);
        assertThat(result.retiled()).isOne();
        assertThat(contents(path)).isEqualTo(before);
        // the first table's zone maps did not hold
        assertZones(path, 1, false);
        assertZones(path, 2, true);
        assertZones(path, 4, true);
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hdu(0).header().string("OBJECT")).contains("M 31");
            assertThat(file.hdu(6).kind()).isEqualTo(HduKind.TABLE);
            assertThat(file.hduCount()).isEqualTo(7);
        }
        assertPacked(path);
    }

    @Test
    void onlyOneTableIsRepackedIfItIsChosen() throws IOException {
        byte[] before = several();
        Path path = put(before);
        int third;
        try (FitsFile file = FitsFile.open(path)) {
            third = (int) file.hdu(3).entry().headerOffset();
        }
        FitsRepacker.Result result = FitsRepacker.table(path, 3, ANY, FileOptions.defaults());
        assertThat(result.hdus()).isOne();
        assertThat(result.deadBytes()).isEqualTo(3000);
        byte[] after = Files.readAllBytes(path);
        assertThat(Arrays.copyOf(after, third)).isEqualTo(Arrays.copyOf(before, third));
        assertThat(FitsRepacker.table(path, 3, ANY, FileOptions.defaults()).hdus())
                .isZero();
        assertThat(FitsRepacker.table(path, 7, ANY, FileOptions.defaults()).hdus())
                .isZero();
    }

    @Test
    void whatIsNoTableIsRefused() throws IOException {
        Path path = put(several());
        assertThatThrownBy(() -> FitsRepacker.table(path, 0, ANY, FileOptions.defaults()))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("HDU 0 cannot be repacked, its kind is PRIMARY");
    }

    @ParameterizedTest
    @EnumSource
    void descriptorsThatPointBeyondTheHeapAreRefused(Compression compression) throws IOException {
        byte[] whole = file(compression, compression == Compression.NONE, 50, ANY);
        Path path = put(whole);
        TableLayout layout = layout(path);
        int at = (int) layout.dataOffset() + 8;
        if (compression == Compression.NONE) {
            at = (int) (layout.dataOffset() + layout.column("qd").orElseThrow().rowOffset());
            whole[at + 7] = 1;
            at += 8;
        }
        whole[at] = 0x7F;
        put(whole);
        assertThatThrownBy(() -> repack(path, ANY))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("lie beyond the heap of " + layout.heapBytes() + " bytes");
        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
    }

    @Test
    void codecsThatNobodyKnowsStay() throws IOException {
        byte[] whole = file(Compression.ZTABLE, false, 950, ANY.withTileRows(7));
        Path path = put(DeadHeap.of(whole, 1).front(100).append(200).bytes());
        HeaderEditor.edit(path, 1, cards -> cards.structural("ZCTYP1", "OWN_1", null), FileOptions.defaults());
        FitsRepacker.Result result = repack(path, ANY);
        assertThat(result.deadBytes()).isEqualTo(300);
        assertThat(result.retiled()).isZero();
        HeaderEditor.edit(path, 1, cards -> cards.structural("ZCTYP1", "GZIP_1", null), FileOptions.defaults());
        List<List<Object>> cells = cells(path);
        put(whole);
        assertThat(cells).isEqualTo(cells(path));
    }

    @Test
    void sumsOfTheUncompressedTableStayTrue() throws IOException {
        byte[] whole = file(Compression.ZTABLE, false, 950, ANY.withTileRows(100));
        Path path = put(whole);
        HeaderEditor.edit(
                path,
                1,
                cards -> cards.structural("ZDATASUM", "123", null).structural("TDMIN6", 5, null),
                FileOptions.defaults());
        put(DeadHeap.of(Files.readAllBytes(path), 1).append(100).bytes());
        repack(path, ANY);
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hdu(1).header().string("ZDATASUM")).contains("123");
            assertThat(file.hdu(1).header().requireInteger("TDMIN6")).isEqualTo(5);
        }
    }
}
