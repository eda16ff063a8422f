// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.nio.file.Path;

class MemoryRangeWriterTest extends RangeWriterContract {

    private MemoryRangeWriter out;

    @Override
    protected RangeWriter open(Path folder) {
        out = new MemoryRangeWriter("out.fits");
        return out;
    }

    @Override
    protected byte[] written() {
        return out.toBytes();
    }
}
