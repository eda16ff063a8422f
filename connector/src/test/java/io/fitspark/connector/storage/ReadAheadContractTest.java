// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.nio.file.Path;

import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.storage.RangeReaderContract;

class ReadAheadContractTest extends RangeReaderContract {
    @Override
    protected RangeReader open(byte[] bytes, Path folder) throws IOException {
        RangeReader source = HadoopRangeReaderTest.hadoop(bytes, folder);
        return new ReadAheadRangeReader(
                source, source, bytes.length / 7, bytes.length, 65_537, 4096, ReadAheadThreads.executor());
    }
}
