// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.CellRuns;
import io.fitspark.fits.write.TablePart;

/** Looks at what can stay of a source as it is. */
record Inspection(AssemblyPlan plan) implements WorkJobs.Work<SourceTable, Inspection.Found> {
    private static final long serialVersionUID = 1L;

    /** What becomes of whole tiles, or of plain rows. */
    enum Use {
        /** They are part of the table as they are. */
        STAY,
        /** They are copied, and single columns made anew. */
        COPY,
        /** All is made anew. */
        ENCODE
    }

    /**
     * What was found.
     *
     * @param rows in whole tiles, or all plain rows, that this is about
     * @param part null unless they stay
     */
    record Found(Use use, long rows, Part part) implements Serializable {}

    private static final Found ENCODE = new Found(Use.ENCODE, 0, null);

    @Override
    public Found on(SourceTable source) throws IOException {
        try (Sources sources = new Sources(plan.configuration());
                FitsFile file = sources.fits(source.file())) {
            Hdu hdu = file.hdu(source.hdu());
            TableLayout layout = TableLayout.of(file.name(), hdu);
            if (layout.isTiled() != plan.tiled()) {
                return ENCODE;
            }
            return layout.isTiled() ? tiles(source, file, hdu, layout) : rows(source, file, hdu, layout);
        }
    }

    private Found tiles(SourceTable source, FitsFile file, Hdu hdu, TableLayout layout) throws IOException {
        long whole = layout.rows() / plan.tileRows();
        boolean cut = whole == 0 || layout.tiling().tileRows() == plan.tileRows();
        if (whole == 0 || !cut || !layout.columns().stream().allMatch(this::canCopy)) {
            return ENCODE;
        }
        boolean all = whole == layout.tiling().tiles();
        boolean variable = !CellRuns.columns(layout.columns()).isEmpty();
        long rows = whole * plan.tileRows();
        if (layout.columns().stream().allMatch(this::isSame) && (all || !variable)) {
            TablePart part = all ? TablePart.of(file, hdu) : TablePart.ofTiles(file, hdu, whole);
            return new Found(Use.STAY, rows, part(source, part));
        }
        return new Found(Use.COPY, rows, null);
    }

    private Found rows(SourceTable source, FitsFile file, Hdu hdu, TableLayout layout) throws IOException {
        boolean same = layout.rowBytes() == plan.rowBytes()
                && layout.columns().stream()
                        .allMatch(column -> canCopy(column) && isSame(column) && isSameCode(column));
        return same ? new Found(Use.STAY, layout.rows(), part(source, TablePart.of(file, hdu))) : ENCODE;
    }

    private Part part(SourceTable source, TablePart table) {
        return Part.of(source.file(), source.hdu(), table, plan.columns().size());
    }

    private Column target(Column column) {
        return plan.columns().get(column.index());
    }

    /** Whether only strings are wider, or another number is null. */
    private boolean canCopy(Column column) {
        Column to = target(column);
        List<Object> mine = List.of(
                column.tform().element(),
                column.form().isDescriptor(),
                column.scaling(),
                column.keywords().tscal(),
                column.keywords().tzero());
        List<Object> theirs = List.of(
                to.tform().element(),
                to.form().isDescriptor(),
                to.scaling(),
                to.keywords().tscal(),
                to.keywords().tzero());
        boolean text = column.tform().element() == 'A';
        boolean fixed = !column.form().isDescriptor();
        return mine.equals(theirs)
                && column.type().depth() == to.type().depth()
                && (column.rowBytes() == 0) == (to.rowBytes() == 0)
                && (!fixed || text || column.tform().repeat() == to.tform().repeat())
                && (!text || column.type().shape().equals(to.type().shape()));
    }

    /** Whether the stored bytes are the same; no value equals a TNULL that is new. */
    private boolean isSame(Column column) {
        Column to = target(column);
        return column.stringWidth() == to.stringWidth()
                && (column.nullValue() == null || Objects.equals(column.nullValue(), to.nullValue()));
    }

    /** Whether descriptors are of the same width. */
    private boolean isSameCode(Column column) {
        return column.tform().code() == target(column).tform().code();
    }
}
