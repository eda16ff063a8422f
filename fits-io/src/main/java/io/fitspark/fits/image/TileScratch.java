// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import io.fitspark.fits.compress.CodecScratch;
import io.fitspark.fits.compress.HcompressDecoder;
import io.fitspark.fits.compress.HcompressDecoder.Arithmetic;

/** Room that a thread brings along for decoding tiles, used by one at a time. */
final class TileScratch extends CodecScratch {
    private HcompressDecoder hcompress;

    HcompressDecoder hcompress(boolean smooth, Arithmetic arithmetic) {
        if (hcompress == null || hcompress.smooth() != smooth || hcompress.arithmetic() != arithmetic) {
            hcompress = new HcompressDecoder(smooth, arithmetic);
        }
        return hcompress;
    }
}
