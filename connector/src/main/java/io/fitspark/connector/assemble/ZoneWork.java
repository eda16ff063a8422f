// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.write.Lending;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.JoinedTable;
import io.fitspark.fits.write.ZoneTableWriter;

/** Makes the zone maps of plain rows, whole zones. */
record ZoneWork(
        PartFiles files, List<Column> columns, long rowBytes, long tileRows, SerializableHadoopConf configuration)
        implements WorkJobs.Work<ArrayList<Slice>, Span> {
    private static final long serialVersionUID = 1L;
    private static final int HDU = 1;

    @Override
    public Span on(ArrayList<Slice> slices) throws IOException {
        TableSchema schema = new TableSchema(columns, rowBytes);
        PartFiles.Made<long[]> made = files.make("zones", path -> {
            try (Sources sources = new Sources(configuration);
                    ZoneTableWriter zones = ZoneTableWriter.create(path, schema, tileRows)) {
                Lending lending = new Lending(schema);
                for (Slice slice : slices) {
                    PartWork.read(slice, sources, schema, batch -> zones.add(lending.of(batch)));
                }
                zones.finish();
            }
            try (FitsFile file = FitsFile.open(path)) {
                TableLayout layout = TableLayout.of(file.name(), file.hdu(HDU));
                return new long[] {layout.dataOffset(), layout.rows()};
            }
        });
        return new Span(made.file(), made.result()[0], made.result()[1] * JoinedTable.zoneRowBytes());
    }
}
