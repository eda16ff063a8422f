// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.TileOptions;

/** Reads an image in every way, and compares each with the pixels of the whole. */
public final class ImageChecks {
    private final ImageLayout layout;
    private final List<Object> expected;
    private final UnaryOperator<List<Object>> form;
    private final RandomGenerator random;

    private ImageChecks(ImageLayout layout, List<Object> expected, long seed) {
        boolean scaled =
                layout.format().type() == PixelType.DOUBLE && !layout.format().isPlain();
        this.layout = layout;
        this.form = scaled ? PixelValues::withoutSignOfZero : UnaryOperator.identity();
        this.expected = form.apply(expected);
        this.random = new Random(seed);
    }

    /** Compares every way of reading with what is expected of the whole image. */
    public static void check(RangeReader storage, ImageLayout layout, List<Object> expected, long seed)
            throws IOException {
        ImageChecks checks = new ImageChecks(layout, expected, seed);
        ExecutorService helper = Executors.newSingleThreadExecutor();
        try {
            for (TileOptions options : List.of(
                    TileOptions.DEFAULT,
                    TileOptions.DEFAULT.withCacheBytes(0),
                    TileOptions.DEFAULT.withCacheBytes(100).withThreads(2, helper))) {
                checks.check(ImageReader.of(storage, layout, FitsLimits.defaults(), options));
            }
        } finally {
            helper.shutdown();
        }
    }

    private void check(ImageReader reader) throws IOException {
        assertThat(form.apply(PixelValues.of(reader.read()))).isEqualTo(expected);
        Region whole = Region.whole(layout.axes());
        checkTiles(reader, whole);
        checkRowsOfTiles(reader);
        if (layout.axes().pixels() == 0) {
            return;
        }
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            regions.add(region());
        }
        Pixels reused = new Pixels();
        for (Region region : regions) {
            reader.read(region, reused);
            check(reused, region);
            checkTiles(reader, region);
        }
        List<Pixels> together = reader.read(regions);
        for (int i = 0; i < regions.size(); i++) {
            check(together.get(i), regions.get(i));
        }
    }

    private void check(Pixels pixels, Region region) {
        assertThat(pixels.region()).isEqualTo(region);
        assertThat(form.apply(PixelValues.of(pixels)))
                .as(region.toString())
                .isEqualTo(PixelValues.picked(expected, layout.axes(), region));
    }

    private void checkTiles(ImageReader reader, Region region) throws IOException {
        TileGrid grid = new TileGrid(layout.tiling(), region);
        ImageTiles tiles = reader.tiles(region);
        Pixels pixels = new Pixels();
        long count = 0;
        long seen = 0;
        while (tiles.next(pixels)) {
            assertThat(tiles.tile()).isEqualTo(grid.tile(count));
            assertThat(grid.pixelsBefore(count)).isEqualTo(seen);
            assertThat(pixels.count()).isPositive();
            check(pixels, pixels.region());
            seen += pixels.count();
            count++;
        }
        assertThat(count).isEqualTo(grid.tiles());
        assertThat(seen).isEqualTo(region.axes().pixels());
    }

    private void checkRowsOfTiles(ImageReader reader) throws IOException {
        RowsOfTiles rows = reader.rowsOfTiles();
        Pixels pixels = new Pixels();
        long seen = 0;
        while (rows.next(pixels)) {
            assertThat(pixels.axes().length(0)).isEqualTo(layout.axes().length(0));
            check(pixels, pixels.region());
            seen += pixels.count();
        }
        assertThat(seen).isEqualTo(layout.axes().pixels());
    }

    private Region region() {
        int count = layout.axes().count();
        long[] first = new long[count];
        long[] last = new long[count];
        long[] step = new long[count];
        for (int axis = 0; axis < count; axis++) {
            long length = layout.axes().length(axis);
            first[axis] = 1 + random.nextLong(length);
            last[axis] = first[axis] + random.nextLong(length - first[axis] + 1);
            step[axis] = random.nextInt(3) == 0 ? 1 + random.nextLong(length) : 1;
            if (random.nextInt(4) == 0) {
                first[axis] = 1;
                last[axis] = length;
                step[axis] = 1;
            }
        }
        return Region.of(first, last, step);
    }
}
