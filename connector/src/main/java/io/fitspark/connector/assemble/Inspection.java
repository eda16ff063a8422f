// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.CellRuns;
import io.fitspark.fits.table.encode.DescriptorRows;
import io.fitspark.fits.table.encode.ZoneMap;
import io.fitspark.fits.write.TablePart;

/** Looks at what can stay of a source as it is. */
record Inspection(AssemblyPlan plan) implements WorkJobs.Work<SourceTable, Inspection.Found> {
    private static final long serialVersionUID = 1L;
    private static final int PIECE = 1 << 20;

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
     * @param zones of whole tiles; null if they are not known
     */
    record Found(Use use, long rows, Part part, Span zones) implements Serializable {}

    static final Found ALL_ANEW = new Found(Use.ENCODE, 0, null, null);

    @Override
    public Found on(SourceTable source) throws IOException {
        try (Sources sources = new Sources(plan.configuration());
                FitsFile file = sources.fits(source.file())) {
            Hdu hdu = file.hdu(source.hdu());
            TableLayout layout = TableLayout.of(file.name(), hdu);
            if (layout.isTiled() != plan.tiled()) {
                return ALL_ANEW;
            }
            return layout.isTiled() ? tiles(source, file, hdu, layout) : rows(source, file, hdu, layout);
        }
    }

    private Found tiles(SourceTable source, FitsFile file, Hdu hdu, TableLayout layout) throws IOException {
        long whole = layout.rows() / plan.tileRows();
        boolean cut = whole == 0 || layout.tiling().tileRows() == plan.tileRows();
        if (whole == 0
                || !cut
                || !hasCodecs(layout)
                || !layout.columns().stream().allMatch(this::canCopy)) {
            return ALL_ANEW;
        }
        boolean all = whole == layout.tiling().tiles();
        boolean variable = !CellRuns.columns(layout.columns()).isEmpty();
        long rows = whole * plan.tileRows();
        Span zones = zones(source, file, hdu, layout, whole);
        boolean compact = variable ? source.own() && all : source.own() || isCompact(hdu, layout);
        if (compact && layout.columns().stream().allMatch(this::isSame)) {
            TablePart part = all ? TablePart.of(file, hdu) : TablePart.ofTiles(file, hdu, whole);
            ArrayList<Span> known = new ArrayList<>();
            if (zones != null) {
                known.add(zones);
            }
            return new Found(Use.STAY, rows, part(source, part).withZones(known), zones);
        }
        return new Found(Use.COPY, rows, null, zones);
    }

    private boolean hasCodecs(TableLayout layout) {
        List<TableCodec> codecs = plan.codecs();
        return layout.columns().stream()
                .allMatch(column -> layout.tiling()
                        .columns()
                        .get(column.index())
                        .codec()
                        .equals(codecs.get(column.index()).name()));
    }

    /** Whether rows of descriptors are as they are written here, with the heap behind them. */
    private static boolean isCompact(Hdu hdu, TableLayout layout) {
        return layout.tiling().descriptorRowBytes() == layout.columns().size() * DescriptorRows.DESCRIPTOR_BYTES
                && !hdu.header().has("THEAP");
    }

    private Span zones(SourceTable source, FitsFile file, Hdu hdu, TableLayout layout, long whole) throws IOException {
        long offset = TablePart.of(file, hdu).zonesOffset();
        if (!plan.zones() || offset < 0 || !source.own() && !areTrue(file, hdu, layout)) {
            return null;
        }
        return Part.zones(source.file(), offset, whole, plan.columns().size());
    }

    /** Whether zone maps are those of the table as it is. */
    private boolean areTrue(FitsFile file, Hdu hdu, TableLayout layout) throws IOException {
        OnesSum sum = new OnesSum();
        long length = layout.tiling().tiles() * layout.tiling().descriptorRowBytes();
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        while (sum.length() < length) {
            int count = (int) Math.min(piece.length, length - sum.length());
            file.reader().readFully(layout.dataOffset() + sum.length(), piece, 0, count);
            sum.add(piece, 0, count);
        }
        try {
            ZoneMap zones = ZoneMap.open(file, file.hdu(hdu.index() + 1));
            return zones.tileRows() == plan.tileRows()
                    && zones.isOf(layout.rows(), layout.columns().size(), sum.value());
        } catch (FitsFormatException e) {
            return false;
        }
    }

    private Found rows(SourceTable source, FitsFile file, Hdu hdu, TableLayout layout) throws IOException {
        boolean same = layout.rowBytes() == plan.rowBytes()
                && layout.columns().stream()
                        .allMatch(column -> canCopy(column) && isSame(column) && isSameCode(column));
        return same ? new Found(Use.STAY, layout.rows(), part(source, TablePart.of(file, hdu)), null) : ALL_ANEW;
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
