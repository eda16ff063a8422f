// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.image.ImageLayout;
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
        this.search = new HduSearch(file, lookup);
    }

    /**
     * A table or image of the file.
     *
     * @param facts with what its header says under the keywords that are wanted, before types are known
     */
    public record Found(Hdu hdu, TableHeader facts) {}

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
        return Optional.of(new Found(hdu.get(), facts(hdu.get())));
    }

    private TableHeader facts(Hdu hdu) throws IOException {
        List<Object> header = HeaderColumns.raw(file, hdu, lookup.keywords());
        if (search.view().isOfImages()) {
            ImageRows rows = ImageRows.of(ImageLayout.of(file.name(), hdu), search.view(), lookup.region());
            return new TableHeader(rows.table(), rows, header);
        }
        return new TableHeader(TableLayout.of(file.name(), hdu), null, header);
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

    /** How such a table, or such an image, is found in other files. */
    Lookup sameInOthers(Found table) {
        return lookup.withSelector(HduSearch.sameIn(lookup.selector(), table.hdu()))
                .withView(search.view());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
