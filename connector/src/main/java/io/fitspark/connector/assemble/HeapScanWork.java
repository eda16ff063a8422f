// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.repack.HeapRuns;
import io.fitspark.fits.repack.HeapScan;
import io.fitspark.fits.repack.RunRecords;
import io.fitspark.fits.storage.Spool;
import io.fitspark.fits.table.TableLayout;

/** Looks which bytes of a heap the descriptors of some tiles or rows point to. */
record HeapScanWork(PartFiles files, SerializableHadoopConf configuration)
        implements WorkJobs.Work<HeapRange, HeapScanWork.Found> {
    private static final long serialVersionUID = 1L;
    private static final int SPOOLED = 8 << 20;

    /**
     * What was found.
     *
     * @param notes the runs of bytes, in order
     * @param runs how many there are
     */
    record Found(HeapScan.Found totals, Notes notes, long runs) implements Serializable {}

    /** Totals, and how many runs there are. */
    private record Scanned(HeapScan.Found totals, long runs) {}

    @Override
    public Found on(HeapRange range) throws IOException {
        Notes.Made<Scanned> made = Notes.make(files, "runs", notes -> {
            try (Sources sources = new Sources(configuration);
                    FitsFile file = sources.fits(range.file());
                    HeapRuns runs = new HeapRuns(() -> new Spool(SPOOLED, null))) {
                TableLayout layout = TableLayout.of(file.name(), file.hdu(range.hdu()));
                HeapScan.Found totals =
                        new HeapScan(file.reader(), layout, file.limits()).scan(range.first(), range.count(), runs);
                RunRecords records = new RunRecords(notes::append);
                runs.give(records);
                records.flush();
                return new Scanned(totals, records.count());
            }
        });
        return new Found(made.result().totals(), made.notes(), made.result().runs());
    }
}
