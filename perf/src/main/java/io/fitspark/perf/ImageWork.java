// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.ImageHdu;
import io.fitspark.fits.image.ImageReader;
import io.fitspark.fits.image.Pixels;
import io.fitspark.fits.image.Region;
import io.fitspark.fits.table.TileOptions;

/** Pixels of an image: all, those of stamps, or those of a long axis piece by piece; in arrays that stay from run to run. */
final class ImageWork implements Work {
    private static final int STAMP = 32;

    private final Path file;
    private final long chunk;
    private final int share;
    private final List<Region> stamps;
    private final boolean together;
    private final boolean whole;
    private final int threads;
    private final TileOptions options;
    private final List<Pixels> cut = new ArrayList<>();
    private final Pixels pixels = new Pixels();

    /** @param whole whether all pixels are read where stamps are asked for */
    ImageWork(Request request, int mostThreads, boolean whole) {
        file = Path.of(request.file());
        chunk = request.number("chunk", 0);
        share = request.number("share", 1);
        stamps = request.list("stamps") == null
                ? List.of()
                : request.list("stamps").stream().map(ImageWork::stamp).toList();
        together = request.parameters().containsKey("together");
        this.whole = whole;
        threads = Math.min(request.threads(), mostThreads);
        options = threads == 1
                ? ImageReader.DEFAULT_OPTIONS
                : ImageReader.DEFAULT_OPTIONS.withThreads(threads, Helpers.threads(threads - 1));
        stamps.forEach(stamp -> cut.add(new Pixels()));
    }

    /** The stamp whose corner is {@code x:y}, counted from 0. */
    private static Region stamp(String corner) {
        String[] at = corner.split(":");
        long x = Long.parseLong(at[0]) + 1;
        long y = Long.parseLong(at[1]) + 1;
        return Region.of(new long[] {x, y}, new long[] {x + STAMP - 1, y + STAMP - 1});
    }

    @Override
    public String variant() {
        String method = together && !whole ? "ImageReader.read(regions)" : "ImageReader.read(region)";
        return threads == 1 ? method : method + ", " + threads + " threads";
    }

    /** The first image that has pixels. */
    private ImageReader open(FitsFile fits) throws IOException {
        int index = 0;
        while (!hasPixels(fits.hdu(index))) {
            index++;
        }
        return ImageReader.open(fits, fits.hdu(index), options);
    }

    private static boolean hasPixels(Hdu hdu) {
        return hdu.kind().isImage() && !(hdu instanceof ImageHdu image && image.axes().length == 0);
    }

    @Override
    public void run() throws IOException {
        try (FitsFile fits = FitsFile.open(file)) {
            ImageReader image = open(fits);
            if (chunk > 0) {
                walk(image, null);
            } else if (stamps.isEmpty() || whole) {
                image.read(Region.whole(image.layout().axes()), pixels);
            } else if (together) {
                image.read(stamps, cut);
            } else {
                for (int i = 0; i < stamps.size(); i++) {
                    image.read(stamps.get(i), cut.get(i));
                }
            }
        }
    }

    /** Reads pieces of the one axis; adds them to a sum if there is one. */
    private void walk(ImageReader image, PixelSum sum) throws IOException {
        long end = image.layout().axes().pixels() / share;
        for (long first = 1; first <= end; first += chunk) {
            Region piece = Region.of(new long[] {first}, new long[] {Math.min(end, first + chunk - 1)});
            image.read(piece, pixels);
            if (sum != null) {
                sum.add(pixels);
            }
        }
    }

    @Override
    public Map<String, String> checksums() throws IOException {
        PixelSum sum = new PixelSum();
        if (chunk > 0 || (whole && !stamps.isEmpty())) {
            try (FitsFile fits = FitsFile.open(file)) {
                ImageReader image = open(fits);
                if (chunk > 0) {
                    walk(image, sum);
                } else {
                    image.read(stamps).forEach(sum::add);
                }
            }
        } else if (stamps.isEmpty()) {
            sum.add(pixels);
        } else {
            cut.forEach(sum::add);
        }
        return Map.of("pixels", sum.text());
    }
}
