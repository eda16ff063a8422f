// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Closeable;
import java.io.IOException;

import io.fitspark.connector.storage.Closing;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.TableLayout;

/** A table in an open file. Closing it closes the file. */
public final class OpenTable implements Closeable {
    private final FitsFile file;
    private final Hdu hdu;
    private final TableLayout layout;

    OpenTable(FitsFile file, Hdu hdu, TableLayout layout) {
        this.file = file;
        this.hdu = hdu;
        this.layout = layout;
    }

    Hdu hdu() {
        return hdu;
    }

    public TableLayout layout() {
        return layout;
    }

    /** What the layout's offsets refer to: the file, or for one compressed as a whole, what is in it. */
    public RangeReader reader() {
        return file.reader();
    }

    /** Refuses a table that does not fit its DATASUM or CHECKSUM; closes it then. */
    public void verify() throws IOException {
        try {
            HduSums.verify(file, hdu).requireValid(file, hdu);
        } catch (IOException | RuntimeException | Error e) {
            Closing.after(e, this);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
