// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LocalRangeWriterTest extends RangeWriterContract {

    private Path path;

    @Override
    protected RangeWriter open(Path folder) throws IOException {
        path = folder.resolve("out.fits");
        return LocalRangeWriter.create(path);
    }

    @Override
    protected byte[] written() throws IOException {
        return Files.readAllBytes(path);
    }
}
