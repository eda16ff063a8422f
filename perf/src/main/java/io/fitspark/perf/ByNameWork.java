// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;

/** Index and bytes of data of HDUs that are looked up by name. */
final class ByNameWork implements Work {

    private final Path file;
    private final List<String> names;
    private final long[] indices;
    private final long[] sizes;

    ByNameWork(Request request) {
        file = Path.of(request.file());
        names = request.list("names");
        indices = new long[names.size()];
        sizes = new long[names.size()];
    }

    @Override
    public String variant() {
        return "FitsFile.find";
    }

    @Override
    public void run() throws IOException {
        try (FitsFile fits = FitsFile.open(file)) {
            int i = 0;
            for (String name : names) {
                Hdu hdu = fits.find(name).orElseThrow();
                indices[i] = hdu.index();
                sizes[i++] = hdu.entry().dataLength();
            }
        }
    }

    @Override
    public Map<String, String> checksums() {
        return Map.of("index", Checksum.of(indices), "size", Checksum.of(sizes));
    }
}
