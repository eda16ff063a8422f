// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.nio.file.Path;

import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.storage.RangeReaderContract;

class FetchAheadContractTest extends RangeReaderContract {
    @Override
    protected RangeReader open(byte[] bytes, Path folder) throws IOException {
        return new FetchAheadRangeReader(HadoopRangeReaderTest.hadoop(bytes, folder), ReadAheadThreads.executor());
    }
}
