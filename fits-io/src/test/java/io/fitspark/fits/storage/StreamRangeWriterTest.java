// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;

class StreamRangeWriterTest extends RangeWriterContract {

    private ByteArrayOutputStream out;

    @Override
    protected RangeWriter open(Path folder) {
        out = new ByteArrayOutputStream();
        return new StreamRangeWriter("out.fits", out);
    }

    @Override
    protected byte[] written() {
        return out.toByteArray();
    }
}
