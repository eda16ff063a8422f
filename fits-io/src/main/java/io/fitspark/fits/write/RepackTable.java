// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.repack.HeapScan;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.DescriptorRows;
import io.fitspark.fits.table.encode.ZoneMap;

/** A table whose file is repacked, as it is before. */
public final class RepackTable {
    private final Hdu hdu;
    private final TableLayout layout;
    private final ZoneMap zones;
    private final TableLayout zonesLayout;

    private RepackTable(Hdu hdu, TableLayout layout, ZoneMap zones, TableLayout zonesLayout) {
        this.hdu = hdu;
        this.layout = layout;
        this.zones = zones;
        this.zonesLayout = zonesLayout;
    }

    /** Whether an HDU is a table with descriptors, of a user: no image, no text, no zone maps. */
    public static boolean isOne(Hdu hdu) {
        return (hdu.kind() == HduKind.BINTABLE || hdu.kind() == HduKind.ZTABLE) && !isZoneMap(hdu);
    }

    /** Whether an HDU holds the zone maps of a table. */
    public static boolean isZoneMap(Hdu hdu) {
        return hdu.kind() == HduKind.BINTABLE && hdu.extname().orElse("").equals(ZoneMap.EXTNAME);
    }

    /** Looks at the header. */
    public static RepackTable of(FitsFile file, Hdu hdu) throws IOException {
        TableLayout layout = TableLayout.of(file.name(), hdu);
        int next = hdu.index() + 1;
        if (next < file.hduCount() && isZoneMap(file.hdu(next))) {
            try {
                ZoneMap zones = ZoneMap.open(file, file.hdu(next));
                return new RepackTable(hdu, layout, zones, TableLayout.of(file.name(), file.hdu(next)));
            } catch (FitsFormatException e) {
                return new RepackTable(hdu, layout, null, null);
            }
        }
        return new RepackTable(hdu, layout, null, null);
    }

    public Hdu hdu() {
        return hdu;
    }

    public TableLayout layout() {
        return layout;
    }

    /** Whether there are bytes behind the rows, some of which may be dead. */
    public boolean hasHeap() {
        return layout.heapBytes() > 0 || gap() > 0;
    }

    /** Bytes between the rows and the heap. */
    private long gap() {
        return layout.heapOffset() - layout.dataOffset() - mainBytes();
    }

    private long mainBytes() {
        return layout.isTiled()
                ? layout.tiling().tiles() * layout.tiling().descriptorRowBytes()
                : layout.rows() * layout.rowBytes();
    }

    /** Bytes that no descriptor points to. */
    public long deadBytes(HeapScan.Found found, long liveBytes) {
        return Math.max(0, gap() + layout.heapBytes() - liveBytes - found.tailBytes());
    }

    /** Whether the zone maps behind the table are those of the table as it is. */
    public boolean zonesHold(HeapScan.Found found) {
        return zones != null
                && zones.isOf(layout.rows(), layout.columns().size(), found.mainSum())
                && (!layout.isTiled() || zones.tileRows() == layout.tiling().tileRows());
    }

    /** Where the rows of the zone maps begin in the file. */
    public long zonesOffset() {
        return zonesLayout.dataOffset();
    }

    /** Bytes of the rows of the zone maps. */
    public long zonesBytes() {
        return zonesLayout.rows() * zonesLayout.rowBytes();
    }

    /** Rows of a zone of a plain table. */
    public long zoneRows() {
        return zones == null ? 1 : zones.tileRows();
    }

    /**
     * The columns, with Q where P does not reach any more.
     *
     * @param plainBytes bytes of the heap when the table is not compressed
     */
    public TableSchema schema(long plainBytes) throws IOException {
        return new HeapReach(CellHeap.appendable(layout), Integer.MAX_VALUE).forHeap(plainBytes, layout.rows());
    }

    /** The same table with another heap, whose tiles are the same. */
    public JoinedTable packed(TableSchema schema) {
        long tileRows = layout.isTiled() ? layout.tiling().tileRows() : zoneRows();
        return JoinedTable.repacked(header(), layout, schema, List.of(), tileRows);
    }

    /** The same table with other tiles. */
    public JoinedTable retiled(TableSchema schema, long tileRows) throws IOException {
        return JoinedTable.repacked(
                header(), layout, schema, AppendedTiles.of(layout, header()).codecs(), tileRows);
    }

    private Header header() {
        return hdu.header();
    }

    /** Bytes of the main part when it is written anew. */
    long newMainBytes() {
        return layout.isTiled()
                ? Math.multiplyExact(
                        layout.tiling().tiles(), (long) layout.columns().size() * DescriptorRows.DESCRIPTOR_BYTES)
                : layout.rows() * layout.rowBytes();
    }
}
