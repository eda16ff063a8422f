// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import io.fitspark.fits.compress.HcompressDecoder;
import io.fitspark.fits.compress.HcompressDecoder.Arithmetic;

/** Room that a thread brings along for decoding tiles, used by one at a time. */
final class TileScratch {
    private byte[] bytes = {};
    private short[] shorts = {};
    private int[] ints = {};
    private HcompressDecoder hcompress;

    byte[] bytes(int length) {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        return bytes;
    }

    short[] shorts(int length) {
        if (shorts.length < length) {
            shorts = new short[length];
        }
        return shorts;
    }

    int[] ints(int length) {
        if (ints.length < length) {
            ints = new int[length];
        }
        return ints;
    }

    HcompressDecoder hcompress(boolean smooth, Arithmetic arithmetic) {
        if (hcompress == null || hcompress.smooth() != smooth || hcompress.arithmetic() != arithmetic) {
            hcompress = new HcompressDecoder(smooth, arithmetic);
        }
        return hcompress;
    }
}
