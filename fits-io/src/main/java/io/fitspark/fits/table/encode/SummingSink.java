// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.IOException;

/** Adds up what goes through it to another sink. Not safe for concurrent use. */
public final class SummingSink implements ByteSink {
    private final ByteSink sink;
    private SummedBytes summed = SummedBytes.NONE;

    public SummingSink(ByteSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        sink.write(bytes, offset, length);
        summed = summed.then(SummedBytes.of(bytes, offset, length));
    }

    /** Length and sum of all bytes so far. */
    public SummedBytes summed() {
        return summed;
    }
}
