// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.Locale;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.storage.Closing;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.TableLayout;

/** Opens files and finds the table to read in them. */
public final class TableOpener {
    private final HadoopFiles files;
    private final FitsLimits limits;
    private final ReadCounters counters;

    public TableOpener(HadoopFiles files, FitsLimits limits, ReadCounters counters) {
        this.files = files;
        this.limits = limits;
        this.counters = counters;
    }

    /** Opens a file that was just listed. */
    OpenTable open(ListedFile file, HduSelector selector) throws IOException {
        return open(files.open(file, Access.RANDOM, counters), selector);
    }

    /** Opens a file that was planned elsewhere, if it is still the same. */
    public OpenTable open(SourceFile planned, HduSelector selector) throws IOException {
        return open(files.open(planned, Access.SEQUENTIAL, counters), selector);
    }

    /** Whether the whole file is compressed, so that no task can begin in its middle. */
    static boolean isGzip(SourceFile file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private OpenTable open(RangeReader reader, HduSelector selector) throws IOException {
        FitsFile file = null;
        try {
            file = FitsFile.open(reader, limits);
            Hdu hdu = HduChooser.choose(file, selector);
            return new OpenTable(file, hdu, TableLayout.of(file.name(), hdu));
        } catch (IOException | RuntimeException | Error e) {
            Closing.after(e, file == null ? reader : file);
            throw e;
        }
    }
}
