// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static io.fitspark.fits.image.TileTable.bigEndian;
import static io.fitspark.fits.image.TileTable.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.compress.NaiveHcompress;
import io.fitspark.fits.compress.RiceEncoder;
import io.fitspark.fits.storage.CountingRangeReader;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.table.TileOptions;

/** What the tiles of compressed images may hold beside what the corpus has. */
class CompressedTilesTest {

    private static byte[] rice(int... numbers) {
        byte[] stream = new byte[RiceEncoder.bound(numbers.length, 32, 32)];
        return Arrays.copyOf(stream, RiceEncoder.encode(numbers, 0, numbers.length, 32, stream, 0));
    }

    private static byte[] rice(short... numbers) {
        byte[] stream = new byte[RiceEncoder.bound(numbers.length, 32, 16)];
        return Arrays.copyOf(stream, RiceEncoder.encode(numbers, 0, numbers.length, 32, stream, 0));
    }

    private static byte[] rice(byte... numbers) {
        byte[] stream = new byte[RiceEncoder.bound(numbers.length, 32, 8)];
        return Arrays.copyOf(stream, RiceEncoder.encode(numbers, 0, numbers.length, 32, stream, 0));
    }

    @Test
    void masksMakeFloatsNaN() throws IOException {
        Pixels pixels = new TileTable("GZIP_1", -32, 3, 2)
                .text("ZMASKCMP", "RICE_1")
                .column("COMPRESSED_DATA", "1PB")
                .column("NULL_PIXEL_MASK", "1PB")
                .row(gzip(bigEndian(1f, 2f, 3f)), rice((byte) 0, (byte) 1, (byte) 0))
                .row(gzip(bigEndian(4f, 5f, 6f)), new byte[0])
                .reader()
                .read();
        assertThat(pixels.hasNulls()).isFalse();
        assertThat(Arrays.copyOf(pixels.floats(), 6)).containsExactly(1, Float.NaN, 3, 4, 5, 6);
    }

    @Test
    void masksMakeIntegersNull() throws IOException {
        for (String codec : new String[] {"GZIP_1", "PLIO_1", "NOCOMPRESS", "HCOMPRESS_1"}) {
            Object mask =
                    switch (codec) {
                        case "GZIP_1" -> gzip(new byte[] {0, 0, 1});
                        case "PLIO_1" -> new short[] {0, 7, -100, 8, 0, 0, 0, 0x5003};
                        case "NOCOMPRESS" -> new byte[] {0, 0, 1};
                        default -> new NaiveHcompress(1, 3).encode(new int[] {0, 0, 1}, 0, new Random(1));
                    };
            TileTable table = new TileTable("RICE_1", 16, 3, 1)
                    .text("ZNAME1", "BYTEPIX")
                    .card("ZVAL1", 2)
                    .text("ZMASKCMP", codec)
                    .column("COMPRESSED_DATA", "1PB")
                    .column("NULL_PIXEL_MASK", mask instanceof short[] ? "1PI" : "1PB")
                    .row(rice((short) 7, (short) 8, (short) 9), mask);
            Pixels pixels = table.reader().read();
            assertThat(pixels.hasNulls()).isTrue();
            assertThat(Arrays.copyOf(pixels.nulls(), 3)).containsExactly(false, false, true);
            assertThat(pixels.shorts()).startsWith((short) 7, (short) 8);
            Pixels blanked = table.card("BLANK", -1).reader().read();
            assertThat(Arrays.copyOf(blanked.nulls(), 3)).containsExactly(false, false, true);
        }
    }

    @Test
    void namesTheMaskThatIsBroken() throws IOException {
        ImageReader reader = new TileTable("NOCOMPRESS", 8, 3, 1)
                .text("ZMASKCMP", "PLIO_1")
                .column("COMPRESSED_DATA", "1PB")
                .column("NULL_PIXEL_MASK", "1PI")
                .row(new byte[] {1, 2, 3}, new short[] {0, 7, -100, 8, 0, 0, 0, 0x5004})
                .reader();
        assertRefused(
                reader::read,
                Kind.BAD_TILE,
                "the line list runs beyond the pixels [test.fits, HDU 1, byte 5793, column NULL_PIXEL_MASK, tile 0]");
    }

    @Test
    void eachTileHasTheZblankOfItsRow() throws IOException {
        for (boolean blank : new boolean[] {false, true}) {
            TileTable table = new TileTable("RICE_1", 32, 3, 2)
                    .column("COMPRESSED_DATA", "1PB")
                    .column("ZBLANK", "1J")
                    .row(rice(1, 2, 3), 2)
                    .row(rice(3, 2, 1), 3);
            Pixels pixels = (blank ? table.card("ZBLANK", 99) : table).reader().read();
            assertThat(Arrays.copyOf(pixels.nulls(), 6)).containsExactly(false, true, false, true, false, false);
            assertThat(pixels.ints()[0]).isEqualTo(1);
            assertThat(pixels.ints()[4]).isEqualTo(2);
        }
    }

    @Test
    void bothScalingsOfQuantisedPixelsAreOne() throws IOException {
        TileTable table = new TileTable("RICE_1", -32, 2, 3)
                .card("BSCALE", 2.5)
                .card("BZERO", 10.0)
                .column("COMPRESSED_DATA", "1PB")
                .column("ZSCALE", "1D")
                .column("ZZERO", "1D")
                .column("GZIP_COMPRESSED_DATA", "1PB")
                .column("UNCOMPRESSED_DATA", "1PE")
                .row(rice(1, 2), 0.1, 0.3, new byte[0], 0, 0)
                .row(new byte[0], 0.0, 0.0, gzip(bigEndian(1f, 2f)), 0, 0)
                .row(rice(-5, 7), 0.7, 0.01, new byte[0], 0, 0);
        ImageReader reader = table.reader();
        assertThat(reader.layout().format().type()).isEqualTo(PixelType.DOUBLE);
        double scale = 0.1 * 2.5;
        double zero = 0.3 * 2.5 + 10;
        double last = 0.7 * 2.5;
        double lastZero = 0.01 * 2.5 + 10;
        assertThat(Arrays.copyOf(reader.read().doubles(), 6))
                .containsExactly(scale + zero, 2 * scale + zero, 12.5, 15, -5 * last + lastZero, 7 * last + lastZero);
    }

    @Test
    void zscaleAndZzeroMayBeKeywords() throws IOException {
        Pixels pixels = new TileTable("RICE_1", -64, 2, 2)
                .card("ZSCALE", 0.5)
                .card("ZZERO", 3)
                .card("ZBLANK", -1)
                .column("COMPRESSED_DATA", "1PB")
                .row(rice(1, -1))
                .row(rice(3, 4))
                .reader()
                .read();
        assertThat(Arrays.copyOf(pixels.doubles(), 4)).containsExactly(3.5, Double.NaN, 4.5, 5);
    }

    @Test
    void unsignedPixelsInLineListsAreShifted() throws IOException {
        TileTable table = new TileTable("PLIO_1", 16, 2, 1)
                .column("COMPRESSED_DATA", "1PI")
                .row((Object) new short[] {0, 7, -100, 11, 0, 0, 0, 0x1000, 15, 0x4001, 0x6001});
        assertRefused(
                table.reader()::read,
                Kind.BAD_TILE,
                "a pixel does not fit 16 bits [test.fits, HDU 1, byte 5768, column COMPRESSED_DATA, tile 0]");
        Pixels pixels = table.card("BZERO", 32768).reader().read();
        assertThat(Arrays.copyOf(pixels.ints(), 2)).containsExactly(61440, 61441);
    }

    @Test
    void pixelsMayBeCompressedNarrowerOrWider() throws IOException {
        Pixels longs = new TileTable("RICE_1", 64, 2, 1)
                .column("COMPRESSED_DATA", "1PB")
                .row((Object) rice(5, -6))
                .reader()
                .read();
        assertThat(Arrays.copyOf(longs.longs(), 2)).containsExactly(5, -6);
        TileTable bytes =
                new TileTable("RICE_1", 32, 2, 1).text("ZNAME1", "BYTEPIX").card("ZVAL1", 1);
        Pixels ints = bytes.column("COMPRESSED_DATA", "1PB")
                .row((Object) rice((byte) 5, (byte) -6))
                .reader()
                .read();
        assertThat(Arrays.copyOf(ints.ints(), 2)).containsExactly(5, 250);
        Pixels shorts = new TileTable("GZIP_2", 8, 2, 1)
                .column("COMPRESSED_DATA", "1PB")
                .row((Object) gzip(new byte[] {0, 0, 7, -1}))
                .reader()
                .read();
        assertThat(Arrays.copyOf(shorts.shorts(), 2)).containsExactly((short) 7, (short) 255);
        Pixels fromBytes = new TileTable("GZIP_1", 16, 2, 1)
                .column("COMPRESSED_DATA", "1PB")
                .row((Object) gzip(new byte[] {7, -1}))
                .reader()
                .read();
        assertThat(Arrays.copyOf(fromBytes.shorts(), 2)).containsExactly((short) 7, (short) 255);
        Pixels quantized = new TileTable("GZIP_1", -32, 2, 1)
                .card("ZSCALE", 2)
                .card("ZZERO", 1)
                .column("COMPRESSED_DATA", "1PB")
                .row((Object) gzip(bigEndian((short) 3, (short) -4)))
                .reader()
                .read();
        assertThat(Arrays.copyOf(quantized.floats(), 2)).containsExactly(7, -7);
    }

    @Test
    void refusesPixelsOfOtherSizes() throws IOException {
        for (int width : new int[] {1, 3, 4, 16}) {
            ImageReader reader = new TileTable("GZIP_1", -64, 2, 1)
                    .column("COMPRESSED_DATA", "1PB")
                    .column("GZIP_COMPRESSED_DATA", "1PB")
                    .row(new byte[0], gzip(new byte[2 * width]))
                    .reader();
            String problem = width > 8
                    ? "the gzip stream inflates to more than 16 bytes"
                    : "the pixels have " + width + " bytes each";
            assertThatThrownBy(reader::read)
                    .isInstanceOf(FitsFormatException.class)
                    .hasMessageStartingWith(problem)
                    .hasMessageEndingWith("column GZIP_COMPRESSED_DATA, tile 0]");
        }
        assertRefused(
                new TileTable("NOCOMPRESS", 16, 2, 1)
                        .column("UNCOMPRESSED_DATA", "1PB")
                        .row((Object) new byte[5])
                        .reader()::read,
                Kind.BAD_TILE,
                "5 bytes are not those of 2 pixels [test.fits, HDU 1, byte 5768, column UNCOMPRESSED_DATA, tile 0]");
    }

    @Test
    void lossMayNotLeaveTheRangeOfPixels() throws IOException {
        int[] pixels = new int[64];
        Random random = new Random(5);
        Arrays.setAll(pixels, k -> random.nextInt(8) == 0 ? 255 : random.nextInt(3));
        byte[] stream = new NaiveHcompress(8, 8).encode(pixels, 400, random);
        assertThat(Arrays.stream(new NaiveHcompress(8, 8).decode(stream, false)).anyMatch(n -> n < 0 || n > 255))
                .isTrue();
        Pixels read = new TileTable("HCOMPRESS_1", 8, 8, 8)
                .card("ZTILE1", 8)
                .card("ZTILE2", 8)
                .column("COMPRESSED_DATA", "1PB")
                .row((Object) stream)
                .reader()
                .read();
        for (int k = 0; k < 64; k++) {
            int lossy = new NaiveHcompress(8, 8).decode(stream, false)[k];
            assertThat(read.shorts()[k]).isEqualTo((short) Math.max(0, Math.min(255, lossy)));
        }
    }

    @Test
    void refusesATileBeyondTheLimit() throws IOException {
        byte[] file = new TileTable("GZIP_1", 32, 100, 1)
                .column("COMPRESSED_DATA", "1PB")
                .row((Object) gzip(new byte[400]))
                .bytes();
        assertThat(TileTable.reader(file, FitsLimits.defaults().withMaxTileBytes(400))
                        .read()
                        .count())
                .isEqualTo(100);
        assertRefused(
                TileTable.reader(file, FitsLimits.defaults().withMaxTileBytes(399))::read,
                Kind.LIMIT,
                "the tile has 100 pixels of 4 bytes, more than the limit of 399 bytes [test.fits, HDU 1, tile 0]");
    }

    @Test
    void saysWhereAFileEndsTooEarly() throws IOException {
        TileTable table = new TileTable("NOCOMPRESS", 8, 1000, 5).column("COMPRESSED_DATA", "1PB");
        for (int row = 0; row < 5; row++) {
            table.row((Object) new byte[1000]);
        }
        byte[] file = table.bytes();
        int data = 2 * 2880;
        assertRefused(
                () -> TileTable.reader(Arrays.copyOf(file, data + 20), FitsLimits.defaults())
                        .read(Region.of(new long[] {1, 3}, new long[] {1000, 3})),
                Kind.TRUNCATED,
                "the file ends within the rows of the tiles [test.fits, HDU 1, byte %d, tile 2]".formatted(data + 20));
        assertRefused(
                TileTable.reader(Arrays.copyOf(file, data + 3000), FitsLimits.defaults())::read,
                Kind.TRUNCATED,
                "the file ends within the heap, before the end of the tile"
                        + " [test.fits, HDU 1, column COMPRESSED_DATA, tile 2]");
    }

    @Test
    void readsOnlySomeRowsOfALargeTableOfTiles() throws IOException {
        int rows = 40_000;
        TileTable table = new TileTable("NOCOMPRESS", 8, 2, rows).column("COMPRESSED_DATA", "1PB");
        for (int row = 0; row < rows; row++) {
            table.row((Object) new byte[] {(byte) row, (byte) (row >> 8)});
        }
        try (CountingRangeReader counting =
                new CountingRangeReader(new MemoryRangeReader("test.fits", table.bytes()))) {
            FitsFile file = FitsFile.open(counting);
            ImageReader reader = ImageReader.open(file, file.hdu(1));
            long before = counting.bytes();
            Pixels pixels = reader.read(Region.of(new long[] {1, 30_001}, new long[] {2, 30_001}));
            assertThat(Arrays.copyOf(pixels.shorts(), 2))
                    .containsExactly((short) (30_000 & 0xff), (short) (30_000 >> 8));
            assertThat(counting.bytes() - before).isLessThan(10_000);
            Pixels all = reader.read();
            for (int row = 0; row < rows; row++) {
                assertThat(all.shorts()[2 * row]).isEqualTo((short) (row & 0xff));
                assertThat(all.shorts()[2 * row + 1]).isEqualTo((short) (row >> 8));
            }
        }
    }

    @Test
    void aLayoutTravels() throws Exception {
        byte[] bytes = new TileTable("RICE_1", -32, 2, 1)
                .card("ZSCALE", 0.5)
                .card("BZERO", 3)
                .text("ZMASKCMP", "GZIP_1")
                .column("COMPRESSED_DATA", "1PB")
                .column("ZZERO", "1D")
                .column("NULL_PIXEL_MASK", "1PB")
                .row(rice(1, 2), 4.0, gzip(new byte[] {0, 1}))
                .bytes();
        MemoryRangeReader storage = new MemoryRangeReader("test.fits", bytes);
        ImageLayout layout = ImageLayout.of("test.fits", FitsFile.open(storage).hdu(1));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new ObjectOutputStream(sent).writeObject(layout);
        ImageLayout received =
                (ImageLayout) new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray())).readObject();
        Pixels pixels = ImageReader.of(storage, received, FitsLimits.defaults(), TileOptions.DEFAULT)
                .read();
        assertThat(Arrays.copyOf(pixels.doubles(), 2)).containsExactly(7.5, Double.NaN);
    }

    private static void assertRefused(ThrowingCallable read, Kind kind, String message) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        FitsFormatException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessage(message);
    }

    @Test
    void afterABrokenTileTheNextIsRead() throws IOException {
        TileTable table = new TileTable("NOCOMPRESS", 8, 2, 5).column("COMPRESSED_DATA", "1PB");
        for (int row = 0; row < 5; row++) {
            boolean broken = row == 1 || row == 2;
            table.row(broken ? new byte[row - 1] : new byte[] {(byte) row, 9});
        }
        ImageTiles tiles = table.reader().tiles();
        Pixels pixels = new Pixels();
        List<String> seen = new ArrayList<>();
        while (true) {
            try {
                if (!tiles.next(pixels)) {
                    break;
                }
                seen.add(tiles.tile() + ": " + pixels.shorts()[0]);
            } catch (FitsFormatException e) {
                seen.add(tiles.tile() + " is broken: " + e.tile().orElseThrow());
            }
        }
        assertThat(seen).containsExactly("0: 0", "1 is broken: 1", "2 is broken: 2", "3: 3", "4: 4");
    }
}
