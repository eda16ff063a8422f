// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.storage.GzipRangeReader;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.TableLayout;

/** An open file and the tables in it that a dataset wants. Closing it closes the file. */
public final class TableFile implements Closeable {
    private final FitsFile file;
    private final Lookup lookup;
    private final HduSearch search;

    TableFile(FitsFile file, Lookup lookup) {
        this.file = file;
        this.lookup = lookup;
        this.search = new HduSearch(file, lookup.selector(), lookup.tolerance().missingHdus());
    }

    /**
     * A table of the file.
     *
     * @param header what its header says under the keywords that are wanted, before types are known
     */
    public record Found(Hdu hdu, TableLayout layout, List<Object> header) {
        TableHeader facts() {
            return new TableHeader(layout, header);
        }
    }

    /** The next table; empty when there are no more. If broken files are passed over, one whose data is not all there is refused. */
    public Optional<Found> next() throws IOException {
        Optional<Hdu> hdu = search.next();
        if (hdu.isEmpty()) {
            return Optional.empty();
        }
        if (lookup.tolerance().corruptFiles()) {
            // a file is passed over before any of its rows is given or counted
            file.requireData(hdu.get());
        }
        TableLayout layout = TableLayout.of(file.name(), hdu.get());
        return Optional.of(new Found(hdu.get(), layout, HeaderColumns.raw(file, hdu.get(), lookup.keywords())));
    }

    /** What layouts' offsets refer to: the file, or for one compressed as a whole, what is in it. */
    public RangeReader reader() {
        return file.reader();
    }

    /** Whether the whole file is compressed, so that no task can begin in its middle. */
    boolean isInflated() {
        return file.reader() instanceof GzipRangeReader;
    }

    /** Refuses a table that does not fit its DATASUM or CHECKSUM. */
    public void verify(Found table) throws IOException {
        HduSums.verify(file, table.hdu()).requireValid(file, table.hdu());
    }

    HduSelector sameInOthers(Found table) {
        return HduSearch.sameIn(lookup.selector(), table.hdu());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
