// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;

/**
 * Where the tiles of a compressed image lie, and how they are decoded (FITS 4.0, section 10.1 and 10.2). The tile of number n is in row
 * n of the table.
 */
public final class ImageCompression implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int rowBytes;
    private final long heapOffset;
    private final long heapBytes;
    private final TileFields fields;
    private final CodecSetting codec;
    private final CodecSetting maskCodec;
    private final Quantization quantization;

    /**
     * @param rowBytes bytes of a row of the table, NAXIS1
     * @param heapOffset byte offset of the heap in the file
     * @param heapBytes length of the heap
     * @param maskCodec that of masks of null pixels; null if there are none
     * @param quantization how floating-point pixels became integers; null if they did not
     */
    ImageCompression(
            int rowBytes,
            long heapOffset,
            long heapBytes,
            TileFields fields,
            CodecSetting codec,
            CodecSetting maskCodec,
            Quantization quantization) {
        this.rowBytes = rowBytes;
        this.heapOffset = heapOffset;
        this.heapBytes = heapBytes;
        this.fields = fields;
        this.codec = codec;
        this.maskCodec = maskCodec;
        this.quantization = quantization;
    }

    int rowBytes() {
        return rowBytes;
    }

    long heapOffset() {
        return heapOffset;
    }

    long heapBytes() {
        return heapBytes;
    }

    TileFields fields() {
        return fields;
    }

    CodecSetting codec() {
        return codec;
    }

    CodecSetting maskCodec() {
        return maskCodec;
    }

    Quantization quantization() {
        return quantization;
    }

    boolean isQuantized() {
        return quantization != null;
    }

    /** Whether the pixels are those that were compressed, as far as the header tells. */
    boolean isLossless() {
        return quantization == null && codec.exact() && fields.mask() == null;
    }
}
