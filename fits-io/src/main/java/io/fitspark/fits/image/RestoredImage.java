// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.table.RestoredTable.DataSink;

/** Gives the data of the image that a compressed image was made of, as it was stored, tile by tile. */
public final class RestoredImage {
    private static final int PIECE_BYTES = 64 << 10;

    private final ImageReader reader;
    private final ImageLayout layout;

    private RestoredImage(ImageReader reader) {
        this.reader = reader;
        this.layout = reader.layout();
    }

    /** The image of a compressed image's HDU. */
    public static RestoredImage open(FitsFile file, BinTableHdu hdu) throws IOException {
        return new RestoredImage(ImageReader.open(file, hdu));
    }

    /** Whether compression lost nothing; false if pixels were quantised, or it is not known. */
    public boolean isLossless() {
        return layout.compression().isLossless();
    }

    /** Whether that is, bit for bit, what was compressed. Of floating-point pixels fpack changes NaN, -0.0 and those that are subnormal. */
    public boolean isExact() {
        return isLossless() && layout.format().bitpix() > 0;
    }

    /** How many tiles there are. */
    public long tiles() {
        return layout.tiling().tiles();
    }

    /** Takes tiles that are broken. */
    public interface Broken {
        /** What is wrong with a tile, which is passed over unless it is thrown. */
        void tile(FitsFormatException problem) throws IOException;
    }

    /**
     * Decompresses tiles, in memory for one of them.
     *
     * @param sink takes the pixels, not in the order of the plain image
     */
    public void read(long first, long count, DataSink sink) throws IOException {
        read(first, count, sink, problem -> {
            throw problem;
        });
    }

    /** The same, going on after tiles that are broken. */
    public void read(long first, long count, DataSink sink, Broken broken) throws IOException {
        Objects.checkFromIndexSize(first, count, tiles());
        DecodedTiles decoded = reader.compressed().decodeInOrder(k -> first + k, count, reader.stored());
        Pixels pixels = new Pixels();
        byte[] piece = new byte[PIECE_BYTES];
        for (long tile = first; tile < first + count; tile++) {
            Region region = layout.tiling().region(tile);
            try {
                decoded.next(region, pixels);
            } catch (FitsFormatException e) {
                if (e.tile().isEmpty()) {
                    throw e;
                }
                broken.tile(e);
                continue;
            }
            give(pixels, piece, sink);
        }
    }

    private void give(Pixels pixels, byte[] piece, DataSink sink) {
        PixelType type = layout.format().storedType();
        int most = piece.length / type.bytes();
        RegionRuns runs = new RegionRuns(layout.axes(), pixels.region());
        int from = 0;
        while (runs.hasRun()) {
            for (long done = 0; done < runs.runPixels(); ) {
                int count = (int) Math.min(most, runs.runPixels() - done);
                StoredNumbers.write(pixels.values(), from, count, type, ByteBuffer.wrap(piece));
                sink.bytes((runs.position() + done) * type.bytes(), piece, 0, count * type.bytes());
                done += count;
                from += count;
            }
            runs.skip(1);
        }
    }
}
