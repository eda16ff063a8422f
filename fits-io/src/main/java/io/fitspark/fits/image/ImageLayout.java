// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;
import java.util.List;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.ImageHdu;

/**
 * What an image is and where its pixels lie: all that reading needs, so that a task elsewhere reads without the header.
 *
 * @param file name of the file, for messages
 * @param hdu index of the HDU
 * @param format how pixels are stored, and what they mean
 * @param tiling the axes, and how they are cut into tiles
 * @param dataOffset byte offset in the file of the first pixel; of a compressed image, of the first tile's row
 * @param compression where the tiles of a compressed image lie and how they are decoded; null for a plain image
 * @param warnings what was passed over
 */
public record ImageLayout(
        String file,
        int hdu,
        PixelFormat format,
        Tiling tiling,
        long dataOffset,
        ImageCompression compression,
        List<FitsWarning> warnings)
        implements Serializable {

    /** How large the tiles are, in stored bytes, that plain images are cut into. */
    public static final long PLAIN_TILE_BYTES = 1 << 20;

    public ImageLayout {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the keywords of an image: the primary array, an image extension or a compressed image.
     *
     * @param file name of the file, for messages
     * @throws FitsFormatException if a keyword is missing, wrong, or contradicts another
     * @throws IllegalArgumentException if the HDU is no image
     */
    public static ImageLayout of(String file, Hdu hdu) throws FitsFormatException {
        if (hdu instanceof ImageHdu image) {
            return PlainImageParser.parse(file, image);
        }
        if (hdu instanceof BinTableHdu table && hdu.kind() == HduKind.ZIMAGE) {
            return CompressedImageParser.parse(file, table);
        }
        throw new IllegalArgumentException(
                "HDU " + hdu.index() + " of " + file + " is no image, its kind is " + hdu.kind());
    }

    /** The axes of the image. */
    public Axes axes() {
        return tiling.axes();
    }

    /** Whether the tiles are compressed. */
    public boolean isCompressed() {
        return compression != null;
    }

    /** Where in the file the bytes of the tiles begin. */
    public long tilesOffset() {
        return isCompressed() ? compression.heapOffset() : dataOffset;
    }

    /** How many bytes the tiles take in the file together, and perhaps what lies between them. */
    public long tilesBytes() {
        return isCompressed() ? compression.heapBytes() : axes().pixels() * format.storedBytes();
    }

    /** The same layout for a file of another name, for messages. */
    public ImageLayout in(String otherFile) {
        return new ImageLayout(otherFile, hdu, format, tiling, dataOffset, compression, warnings);
    }

    /** Begins an exception about the image. */
    public FitsFormatException.Builder error(FitsFormatException.Kind kind, String problem) {
        return FitsFormatException.of(kind, problem).file(file).hdu(hdu);
    }
}
