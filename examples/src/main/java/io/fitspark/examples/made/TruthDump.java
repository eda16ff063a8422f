// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import io.fitspark.examples.dump.DumpStream;
import io.fitspark.examples.dump.Json;
import io.fitspark.fits.table.ColumnSpec;

/** What is handed to the writers, in the form of a dump; columns also say how they are stored. */
final class TruthDump {
    private final DumpStream to;

    TruthDump(DumpStream to) {
        this.to = to;
    }

    void write(List<MadeTable> tables) throws IOException {
        to.write(Json.object().put("reader", "written"));
        to.write(Json.object()
                .put("hdu", 0)
                .put("kind", "PRIMARY")
                .put("shape", Json.array())
                .put("cards", Json.array()));
        int hdu = 1;
        for (MadeTable table : tables) {
            write(hdu++, table);
            if (table.options().zoneMaps()) {
                to.write(Json.object().put("hdu", hdu++).put("kind", "ZONES").put("cards", Json.array()));
            }
        }
        to.write(Json.object().put("end", true));
    }

    private void write(int hdu, MadeTable table) throws IOException {
        to.write(Json.object()
                .put("hdu", hdu)
                .put("kind", table.kind())
                .put("rows", table.rows())
                .put("grown", table.rows() > table.written())
                .put("extremes", table.options().minMax())
                .put("zones", table.options().zoneMaps())
                .put("cards", Json.of(table.cards().stream().map(MadeCard::json).toList()))
                .put(
                        "columns",
                        Json.of(table.columns().stream().map(TruthDump::about).toList())));
        for (int i = 0; i < table.columns().size(); i++) {
            MadeColumn column = table.columns().get(i);
            addArrays(column);
            to.write(Json.object()
                    .put("hdu", hdu)
                    .put("column", i)
                    .put("first", 0)
                    .put("rows", table.rows()));
        }
    }

    private static Json about(MadeColumn column) {
        ColumnSpec spec = column.spec();
        Json json = Json.object()
                .put("name", spec.name())
                .put("type", column.type())
                .put("shape", Json.of(column.shape()))
                .put("variable", column.variable())
                .put("form", spec.tform())
                .put("dims", Json.of(spec.dims()))
                .put("scale", spec.scale())
                .put("zero", spec.zero());
        if (spec.tnull() != null) {
            json.put("null", spec.tnull());
        }
        if (spec.nullText() != null) {
            json.put("null", spec.nullText());
        }
        if (column.codec() != null) {
            json.put("codec", column.codec());
        }
        return json;
    }

    private void addArrays(MadeColumn column) {
        Cells cells = column.cells();
        if (cells.strings() != null) {
            addStrings(cells);
        } else if (cells.reals() != null) {
            ByteBuffer values = to.array("values", "<f8", Double.BYTES * cells.reals().length);
            values.asDoubleBuffer().put(cells.reals());
        } else {
            String type =
                    switch (column.type()) {
                        case BOOLEAN -> "|u1";
                        case ULONG -> "<u8";
                        default -> "<i8";
                    };
            ByteBuffer values = to.array("values", type, (type.equals("|u1") ? 1 : Long.BYTES) * cells.elements());
            for (int i = 0; i < cells.elements(); i++) {
                if (type.equals("|u1")) {
                    values.put((byte) cells.wholes()[i]);
                } else {
                    values.putLong(cells.wholes()[i]);
                }
            }
        }
        if (cells.nulls() != null) {
            ByteBuffer nulls = to.array("nulls", "|u1", cells.elements());
            for (boolean isNull : cells.nulls()) {
                nulls.put((byte) (isNull ? 1 : 0));
            }
        }
        if (column.variable()) {
            ByteBuffer counts = to.array("counts", "<i4", Integer.BYTES * cells.rows());
            for (int row = 0; row < cells.rows(); row++) {
                counts.putInt(cells.starts()[row + 1] - cells.starts()[row]);
            }
        }
    }

    private void addStrings(Cells cells) {
        int total = 0;
        ByteBuffer lengths = to.array("lengths", "<i4", Integer.BYTES * cells.elements());
        for (byte[] string : cells.strings()) {
            lengths.putInt(string.length);
            total += string.length;
        }
        ByteBuffer bytes = to.array("bytes", "|u1", total);
        for (byte[] string : cells.strings()) {
            bytes.put(string);
        }
    }
}
