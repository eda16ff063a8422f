// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.TileOptions;

/**
 * Reads an image, plain or compressed: whole, by region, by many regions, tile by tile. Pixels come after BSCALE and BZERO, see
 * {@link PixelFormat#type}, or as they are stored. Safe for concurrent use; does not own the storage that it reads from.
 */
public final class ImageReader {
    /** As those of tables, but with 64 MiB of tiles: stamps that are cut one by one meet the same tiles again and again. */
    public static final TileOptions DEFAULT_OPTIONS = TileOptions.DEFAULT.withCacheBytes(64 << 20);

    private final ImageLayout layout;
    private final PixelConverter physical;
    private final PixelConverter stored;
    private final PlainPixels plain;
    private final CompressedPixels compressed;

    private ImageReader(RangeReader reader, ImageLayout layout, FitsLimits limits, TileOptions options)
            throws IOException {
        this.layout = layout;
        this.physical = PixelConverter.physical(layout.format());
        this.stored = PixelConverter.stored(layout.format());
        boolean tiled = layout.isCompressed();
        this.plain = tiled ? null : new PlainPixels(reader, layout);
        this.compressed = tiled
                ? new CompressedPixels(reader, layout, limits, options, new CompressedTiles(reader, layout, limits))
                : null;
    }

    /** The reader of an image in an open file: the primary array, an image extension or a compressed image. */
    public static ImageReader open(FitsFile file, Hdu hdu) throws IOException {
        return open(file, hdu, DEFAULT_OPTIONS);
    }

    /** The same with options for compressed images. */
    public static ImageReader open(FitsFile file, Hdu hdu, TileOptions options) throws IOException {
        return of(file.reader(), ImageLayout.of(file.name(), hdu), file.limits(), options);
    }

    /**
     * The reader of an image whose layout is known: nothing is read yet.
     *
     * @param options without meaning for a plain image
     */
    public static ImageReader of(RangeReader reader, ImageLayout layout, FitsLimits limits, TileOptions options)
            throws IOException {
        return new ImageReader(reader, layout, limits, options);
    }

    /** The layout of the image. */
    public ImageLayout layout() {
        return layout;
    }

    /** Reads all pixels. */
    public Pixels read() throws IOException {
        return read(Region.whole(layout.axes()));
    }

    /**
     * Reads a region.
     *
     * @throws IllegalArgumentException if it is not within the image, or has more pixels than an array can hold
     * @throws FitsFormatException if the file ends too early, or a tile is broken
     */
    public Pixels read(Region region) throws IOException {
        Pixels pixels = new Pixels();
        read(region, pixels);
        return pixels;
    }

    /** The same into arrays that are used again. */
    public void read(Region region, Pixels into) throws IOException {
        read(List.of(region), physical, List.of(into));
    }

    /** Reads many regions together, in the order in which they are given; each tile of a compressed image is decoded once. */
    public List<Pixels> read(List<Region> regions) throws IOException {
        List<Pixels> into = new ArrayList<>(regions.size());
        for (int i = 0; i < regions.size(); i++) {
            into.add(new Pixels());
        }
        read(regions, into);
        return into;
    }

    /** The same into arrays that are used again, those of each region into its own. */
    public void read(List<Region> regions, List<Pixels> into) throws IOException {
        if (regions.size() != into.size()) {
            throw new IllegalArgumentException(regions.size() + " regions into the pixels of " + into.size());
        }
        read(regions, physical, into);
    }

    /** Reads the numbers of a region as they are stored, without BLANK, BSCALE and BZERO. */
    public Pixels readStored(Region region) throws IOException {
        Pixels pixels = new Pixels();
        read(List.of(region), stored, List.of(pixels));
        return pixels;
    }

    private void read(List<Region> regions, PixelConverter converter, List<Pixels> into) throws IOException {
        for (Region region : regions) {
            requireWithin(region);
        }
        if (compressed != null) {
            compressed.read(regions, converter, into);
            return;
        }
        for (int i = 0; i < regions.size(); i++) {
            plain.read(regions.get(i), converter, into.get(i));
        }
    }

    private void requireWithin(Region region) {
        if (!region.isWithin(layout.axes())) {
            throw new IllegalArgumentException("the region " + region + " is not within the image of " + layout.axes()
                    + " [" + layout.file() + ", HDU " + layout.hdu() + "]");
        }
    }

    /** Reads tile by tile, in bounded memory. */
    public ImageTiles tiles() {
        return tiles(Region.whole(layout.axes()));
    }

    /** The same for the tiles that a region meets, and of those only the pixels in the region. */
    public ImageTiles tiles(Region region) {
        requireWithin(region);
        TileGrid grid = new TileGrid(layout.tiling(), region);
        return tiles(region, 0, grid.tiles());
    }

    /**
     * The same for some of the tiles that a region meets.
     *
     * @param first the first of them, counted from 0 among those that the region meets
     */
    public ImageTiles tiles(Region region, long first, long count) {
        requireWithin(region);
        return new ImageTiles(this, region, first, count);
    }

    /** Reads whole rows of tiles, which are whole rows of the image, in bounded memory. */
    public RowsOfTiles rowsOfTiles() {
        return new RowsOfTiles(this);
    }

    PixelConverter physical() {
        return physical;
    }

    PixelConverter stored() {
        return stored;
    }

    CompressedPixels compressed() {
        return compressed;
    }
}
