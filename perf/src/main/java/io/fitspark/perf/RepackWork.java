// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TileOptions;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsRepacker;
import io.fitspark.fits.write.TableOptions;

/** Repacks a link of a file; or copies the file that is to come out, as a bound. */
final class RepackWork implements Work {
    private static final int HDU = 1;
    private static final List<String> COLUMNS = List.of("id", "ra", "flag", "mjd");

    private final Path file;
    private final Path target;
    private final boolean copies;

    RepackWork(Request request, boolean copies) {
        this.file = Path.of(request.file());
        this.copies = copies;
        this.target = file.resolveSibling((copies ? "written-copy-" : "written-fits-io-")
                + ProcessHandle.current().pid() + ".fits");
    }

    @Override
    public String variant() {
        return copies ? "Files.copy" : "FitsRepacker.all";
    }

    @Override
    public void run() throws IOException {
        if (copies) {
            Files.copy(file, target);
        } else {
            // a repack puts a new file in the place of the link
            Files.createLink(target, file);
            FitsRepacker.all(target, TableOptions.DEFAULT, FileOptions.defaults());
        }
    }

    /** Of some columns, one after the other: all of them would not fit in the heap. */
    @Override
    public Map<String, String> checksums() throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        try (FitsFile written = FitsFile.open(target)) {
            TableReader table = TableReader.open(written, written.hdu(HDU), TileOptions.IN_ORDER);
            for (String name : COLUMNS) {
                ColumnBatch batch = new ColumnBatch();
                int column = table.layout().column(name).orElseThrow().index();
                table.read(0, Math.toIntExact(table.layout().rows()), new int[] {column}, batch);
                sums.put(name, Checksum.of(batch.column(0)));
            }
        }
        return sums;
    }

    @Override
    public void clean() throws IOException {
        Files.deleteIfExists(target);
    }
}
