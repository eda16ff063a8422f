// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.io.Serializable;

import org.apache.hadoop.fs.Path;

import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.table.TableLayout;

/**
 * Finds the table of a file that is merged with others.
 *
 * @param selector the HDU; null for the first table
 */
record MergedTable(HduSelector selector, SerializableHadoopConf configuration)
        implements WorkJobs.Work<SourceFile, MergedTable.Found> {
    private static final long serialVersionUID = 1L;

    /** The table of a file. */
    record Found(SourceFile file, int hdu, TableLayout layout) implements Serializable {}

    @Override
    public Found on(SourceFile source) throws IOException {
        Path path = new Path(source.path());
        Store store = Stores.of(path.getFileSystem(configuration.value()));
        try (TargetFile file = TargetFile.open(store, path)) {
            Hdu table = file.table(selector);
            if (table.kind() != HduKind.BINTABLE && table.kind() != HduKind.ZTABLE) {
                throw new IllegalArgumentException("HDU " + table.index() + " of " + source.path() + " is a table of "
                        + "text (" + table.kind() + "), which cannot be merged; read it and write it anew");
            }
            return new Found(source, table.index(), TableLayout.of(source.path(), table));
        }
    }
}
