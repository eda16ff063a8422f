// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.storage.LocalRangeWriter;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.write.TileTails;

/** Makes the descriptors of a part's cells anew, for the place that they have in the heap of the whole table. */
record TailWork(PartFiles files, List<Column> columns, int level, SerializableHadoopConf configuration)
        implements WorkJobs.Work<TailWork.Item, Part> {
    private static final long serialVersionUID = 1L;

    /** A part and where it comes to lie. */
    record Item(Part part, TileTails.Place place) implements Serializable {}

    /** All parts of a table, each behind the one before it. */
    static List<Item> items(List<Part> parts) {
        List<Item> items = new ArrayList<>();
        long heap = 0;
        long plain = 0;
        for (Part part : parts) {
            items.add(new Item(part, new TileTails.Place(heap, plain)));
            heap += part.table().heapBytes();
            plain += part.table().plainHeapBytes();
        }
        return items;
    }

    @Override
    public Part on(Item item) throws IOException {
        Part part = item.part;
        long mainBytes = part.main().length();
        PartFiles.Made<TileTails.Made> made = files.make("tail", path -> {
            try (Sources sources = new Sources(configuration);
                    FitsFile file = sources.fits(part.file());
                    LocalRangeWriter out = LocalRangeWriter.create(path)) {
                long[] ends = {0, mainBytes};
                return TileTails.write(
                        file,
                        file.hdu(part.hdu()),
                        columns,
                        item.place,
                        level,
                        (bytes, offset, length) -> {
                            out.write(ends[1], bytes, offset, length);
                            ends[1] += length;
                        },
                        (bytes, offset, length) -> {
                            out.write(ends[0], bytes, offset, length);
                            ends[0] += length;
                        });
            }
        });
        TileTails.Made tail = made.result();
        return part.with(
                new Span(made.file(), 0, mainBytes), new Span(made.file(), mainBytes, tail.bytes()), tail.longest());
    }
}
