// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.CountingRangeReader;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.table.TileOptions;

class ImageReaderTest {
    private static final String TILED = "zimages/fitsio_rice_tiles.fits";

    private final Random random = new Random(3);

    private static CountingRangeReader counted(String file) throws IOException {
        return new CountingRangeReader(new MemoryRangeReader(file, Files.readAllBytes(Corpus.path(file))));
    }

    private static ImageReader open(CountingRangeReader storage, TileOptions options) throws IOException {
        FitsFile file = FitsFile.open(storage);
        ImageLayout layout = ImageLayout.of(file.name(), file.hdu(1));
        ImageReader reader = ImageReader.of(storage, layout, FitsLimits.defaults(), options);
        storage.reads().clear();
        return reader;
    }

    /** What was read of the tiles; fails if a byte was read twice. */
    private static long tileBytes(CountingRangeReader storage, ImageLayout layout) {
        long from = layout.tilesOffset();
        List<ByteRange> reads = storage.reads().stream()
                .filter(read -> read.position() >= from)
                .sorted((a, b) -> Long.compare(a.position(), b.position()))
                .toList();
        for (int i = 1; i < reads.size(); i++) {
            assertThat(reads.get(i).position())
                    .isGreaterThanOrEqualTo(reads.get(i - 1).end());
        }
        return reads.stream().mapToLong(ByteRange::length).sum();
    }

    private List<Region> stamps(Axes axes, int count) {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long x = 1 + random.nextLong(axes.length(0) - 3);
            long y = 1 + random.nextLong(axes.length(1) - 3);
            regions.add(Region.of(new long[] {x, y}, new long[] {x + 3, y + 3}));
        }
        return regions;
    }

    @Test
    void decodesEachTileOnceForManyRegions() throws IOException {
        CountingRangeReader storage = counted(TILED);
        ImageReader reader = open(storage, TileOptions.DEFAULT.withCacheBytes(0));
        Pixels whole = reader.read();
        storage.reads().clear();
        List<Region> regions = stamps(reader.layout().axes(), 200);
        List<Pixels> stamps = reader.read(regions);
        assertThat(tileBytes(storage, reader.layout()))
                .isLessThanOrEqualTo(reader.layout().tilesBytes());
        List<Object> all = PixelValues.of(whole);
        for (int i = 0; i < regions.size(); i++) {
            assertThat(PixelValues.of(stamps.get(i)))
                    .isEqualTo(PixelValues.picked(all, reader.layout().axes(), regions.get(i)));
        }
    }

    @Test
    void decodesATileOnceForOneRegionAfterAnother() throws IOException {
        CountingRangeReader storage = counted(TILED);
        ImageReader reader = open(storage, TileOptions.DEFAULT);
        for (Region stamp : stamps(reader.layout().axes(), 200)) {
            reader.read(stamp);
        }
        assertThat(tileBytes(storage, reader.layout()))
                .isPositive()
                .isLessThanOrEqualTo(reader.layout().tilesBytes());
    }

    @Test
    void keepsNoMoreTilesThanItMay() throws IOException {
        CountingRangeReader storage = counted(TILED);
        ImageReader reader = open(storage, TileOptions.DEFAULT.withCacheBytes(1));
        long tile =
                reader.layout().tiling().fullPixels() * reader.layout().format().storedBytes();
        for (Region stamp : stamps(reader.layout().axes(), 20)) {
            reader.read(stamp);
            assertThat(reader.compressed().cache().bytes()).isPositive().isLessThanOrEqualTo(tile);
        }
        ImageReader none = open(storage, TileOptions.DEFAULT.withCacheBytes(0));
        none.read(stamps(none.layout().axes(), 1).get(0));
        assertThat(none.compressed().cache().bytes()).isZero();
    }

    private static CountingRangeReader wide() {
        byte[] pixels = new byte[40_000 * 20 * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31 >> 3);
        }
        FitsBytes file = new FitsBytes()
                .primary()
                .header(
                        "XTENSION= 'IMAGE   '",
                        FitsBytes.card("BITPIX", 16),
                        FitsBytes.card("NAXIS", 2),
                        FitsBytes.card("NAXIS1", 40_000),
                        FitsBytes.card("NAXIS2", 20),
                        FitsBytes.card("PCOUNT", 0),
                        FitsBytes.card("GCOUNT", 1))
                .data(pixels);
        return new CountingRangeReader(new MemoryRangeReader("wide.fits", file.bytes()));
    }

    @Test
    void readsOnlyTheRunsOfARegionThatLieFarApart() throws IOException {
        CountingRangeReader storage = wide();
        ImageReader reader = open(storage, TileOptions.DEFAULT);
        Pixels stamp =
                reader.read(Region.parse("[100:131,3:12]", reader.layout().axes()));
        assertThat(storage.bytes()).isEqualTo(stamp.count() * 2L);
        storage.reads().clear();
        reader.read(Region.parse("[*,3:4]", reader.layout().axes()));
        assertThat(storage.reads()).hasSize(1);
    }

    @Test
    void readsNineAxes() throws IOException {
        long[] lengths = {3, 2, 1, 4, 2, 1, 3, 1, 2};
        List<String> cards = new ArrayList<>(List.of(
                FitsBytes.card("SIMPLE", "T"), FitsBytes.card("BITPIX", 8), FitsBytes.card("NAXIS", lengths.length)));
        for (int axis = 0; axis < lengths.length; axis++) {
            cards.add(FitsBytes.card("NAXIS" + (axis + 1), lengths[axis]));
        }
        byte[] pixels = new byte[(int) Axes.of(lengths).pixels()];
        random.nextBytes(pixels);
        List<Object> expected = new ArrayList<>();
        for (byte pixel : pixels) {
            expected.add(BigInteger.valueOf(pixel & 0xFF));
        }
        FitsFile file = new FitsBytes()
                .header(cards.toArray(String[]::new))
                .data(pixels)
                .open();
        ImageLayout layout = ImageLayout.of(file.name(), file.hdu(0));
        ImageChecks.check(file.reader(), layout, expected, 1);
        Tiling small = Tiling.of(layout.axes(), 2, 1, 1, 3, 2, 1, 2, 1, 1);
        ImageLayout tiled =
                new ImageLayout(layout.file(), 0, layout.format(), small, layout.dataOffset(), null, layout.warnings());
        ImageChecks.check(file.reader(), tiled, expected, 2);
    }

    @Test
    void givesStoredNumbersToo() throws IOException {
        String name = "images/unsigned_16_primary.fits";
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            ImageReader reader = ImageReader.open(file, file.hdu(0));
            Region whole = Region.whole(reader.layout().axes());
            Pixels stored = reader.readStored(whole);
            int[] values = reader.read().ints();
            assertThat(stored.type()).isEqualTo(PixelType.SHORT);
            assertThat(values).hasSize(stored.count());
            for (int i = 0; i < values.length; i++) {
                assertThat(stored.shorts()[i] + 32768).isEqualTo(values[i]);
            }
            assertThatThrownBy(stored::ints)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the pixels are of type SHORT, not INT");
        }
    }

    @Test
    void usesItsArraysAgain() throws IOException {
        CountingRangeReader storage = wide();
        ImageReader reader = open(storage, TileOptions.DEFAULT);
        Pixels pixels = new Pixels();
        reader.read(Region.parse("[1:1000]", reader.layout().axes()), pixels);
        short[] array = pixels.shorts();
        short[] before = Arrays.copyOf(array, 20);
        reader.read(Region.parse("[2:900]", reader.layout().axes()), pixels);
        assertThat(pixels.shorts()).isSameAs(array);
        assertThat(array[0]).isEqualTo(before[1]);
    }

    @Test
    void refusesRegionsOutsideOfTheImage() throws IOException {
        ImageReader reader = open(wide(), TileOptions.DEFAULT);
        Region beyond = Region.of(new long[] {1, 1}, new long[] {40_001, 1});
        assertThatThrownBy(() -> reader.read(beyond))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the region [1:40001,1:1] is not within the image of 40000x20 [wide.fits, HDU 1]");
    }

    @Test
    void readsWhatATruncatedImageHas() throws IOException {
        byte[] whole = new byte[5760 + 100_000];
        CountingRangeReader source = wide();
        source.readFully(0, whole, 0, whole.length);
        ImageReader reader =
                open(new CountingRangeReader(new MemoryRangeReader("cut.fits", whole)), TileOptions.DEFAULT);
        assertThat(reader.read(Region.parse("[*,1]", reader.layout().axes())).count())
                .isEqualTo(40_000);
        assertThatThrownBy(reader::read)
                .isInstanceOfSatisfying(
                        FitsFormatException.class,
                        e -> assertThat(e.kind()).isEqualTo(FitsFormatException.Kind.TRUNCATED))
                .hasMessage("the file ends within the pixels [1:40000,1:20] of 40000x20 [cut.fits, HDU 1, byte "
                        + whole.length + "]");
    }
}
