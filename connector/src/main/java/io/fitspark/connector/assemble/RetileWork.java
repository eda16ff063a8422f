// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TablePart;

/**
 * Makes other tiles of some rows of a compressed table.
 *
 * @param tileRows of the new tiles
 * @param columns how many there are
 */
record RetileWork(PartFiles files, long tileRows, int columns, int level, SerializableHadoopConf configuration)
        implements WorkJobs.Work<Slice, Part> {
    private static final long serialVersionUID = 1L;
    private static final int HDU = 1;

    @Override
    public Part on(Slice rows) throws IOException {
        PartFiles.Made<TablePart> made = files.make("part", path -> {
            try (Sources sources = new Sources(configuration);
                    FitsFile file = sources.fits(rows.source().file());
                    FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
                writer.retiled(file, file.hdu(rows.source().hdu()), rows.firstRow(), rows.rows(), tileRows, level);
                writer.finish();
            }
            try (FitsFile file = FitsFile.open(path)) {
                return TablePart.of(file, file.hdu(HDU));
            }
        });
        return Part.of(made.file(), HDU, made.result(), columns);
    }
}
