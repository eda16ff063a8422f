// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.nio.file.Path;

class MemoryRangeReaderTest extends RangeReaderContract {

    @Override
    protected RangeReader open(byte[] bytes, Path folder) {
        return new MemoryRangeReader("memory.fits", bytes);
    }
}
