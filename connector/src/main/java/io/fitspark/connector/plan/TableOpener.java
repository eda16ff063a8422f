// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.Locale;

import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.storage.RangeReader;

/** Opens files to look for tables in them. */
public final class TableOpener {
    private final HadoopFiles files;
    private final Lookup lookup;
    private final ReadCounters counters;

    public TableOpener(HadoopFiles files, Lookup lookup, ReadCounters counters) {
        this.files = files;
        this.lookup = lookup;
        this.counters = counters;
    }

    /** Opens a file that was just listed. */
    TableFile open(ListedFile file) throws IOException {
        return open(files.open(file, Access.RANDOM, counters));
    }

    /** Opens a file that was planned elsewhere, if it is still the same. */
    public TableFile open(SourceFile planned) throws IOException {
        return open(files.open(planned, Access.SEQUENTIAL, counters));
    }

    /** Whether a file seems to be compressed as a whole, which costs as much as reading it to be sure of. */
    static boolean looksInflated(SourceFile file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private TableFile open(RangeReader reader) throws IOException {
        return new TableFile(OpenedFits.over(reader, lookup.limits()), lookup);
    }
}
