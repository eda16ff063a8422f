// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.compress.CodecScratch;

/** Room that compression needs on its way, kept from one call to the next. Not safe for concurrent use. */
public final class EncodeScratch extends CodecScratch {
    private byte[] cell = {};
    private byte[] out = {};

    /** Where compressed bytes begin, at index 0, after {@link ElementCodec#encode}. */
    public byte[] out() {
        return out;
    }

    byte[] out(int length) {
        if (out.length < length) {
            out = new byte[length];
        }
        return out;
    }

    byte[] cell(int length) {
        if (cell.length < length) {
            cell = new byte[Math.max(length, 2 * cell.length)];
        }
        return cell;
    }
}
