// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnCards;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.CellRuns;
import io.fitspark.fits.table.encode.DescriptorRows;
import io.fitspark.fits.table.encode.ZoneMap;
import io.fitspark.fits.write.TableOptions.Compression;

/**
 * A table whose rows and heap are put together from those of {@link TablePart}s: its headers, signed by sums of bytes that somebody else moves, and how
 * the rows of each part must change.
 */
public final class JoinedTable {
    private static final int TILE_BYTES = Long.BYTES;

    private final TableSchema schema;
    private final TableOptions options;
    private final List<TableCodec> codecs;
    private final long tileRows;
    private final Header old;
    private final List<Column> before;

    /**
     * What the table is made of, all parts together.
     *
     * @param tiles of a compressed table; 0 of a plain one
     * @param heapBytes of the heap as it is stored
     * @param plainHeapBytes of the heap when the table is not compressed
     * @param longestCells by column, elements of the longest cell of a P or Q column
     * @param longestBlobs by column, bytes of the longest of what tiles hold of it
     * @param zones whether there are zone maps behind the table
     */
    public record Totals(
            long rows,
            long tiles,
            long heapBytes,
            long plainHeapBytes,
            long[] longestCells,
            long[] longestBlobs,
            boolean zones) {}

    /**
     * A new table.
     *
     * @param schema with Q where P does not reach
     * @param tileRows rows of a tile but the last one, or of a zone of a plain table
     */
    public JoinedTable(TableSchema schema, TableOptions options, long tileRows) throws IOException {
        this(schema, options, tileRows, null, List.of());
    }

    /**
     * A table that has got more rows: its header stays but for what is different.
     *
     * @param old the header
     * @param before the columns that it describes, in the same order
     */
    public JoinedTable(TableSchema schema, TableOptions options, long tileRows, Header old, List<Column> before)
            throws IOException {
        this(schema, options, tileRows, old, before, codecs(schema, options));
    }

    private JoinedTable(
            TableSchema schema,
            TableOptions options,
            long tileRows,
            Header old,
            List<Column> before,
            List<TableCodec> codecs) {
        this.schema = schema;
        this.options = options;
        this.tileRows = tileRows;
        this.old = old;
        this.before = before;
        this.codecs = codecs;
    }

    /**
     * A table whose rows are the same, but whose heap is another.
     *
     * @param layout of the table as it was
     * @param schema with Q where P does not reach any more
     * @param codecs by column, with what it is compressed now; none if it stays so
     * @param tileRows rows of a tile, or of a zone of a plain table
     */
    static JoinedTable repacked(
            Header old, TableLayout layout, TableSchema schema, List<TableCodec> codecs, long tileRows) {
        TableOptions options =
                TableOptions.DEFAULT.withCompression(layout.isTiled() ? Compression.ZTABLE : Compression.NONE);
        return new JoinedTable(schema, options, tileRows, old, layout.columns(), List.copyOf(codecs));
    }

    private static List<TableCodec> codecs(TableSchema schema, TableOptions options) throws IOException {
        return options.compression() == Compression.ZTABLE
                ? TiledOptions.settings(schema, options).codecs()
                : List.of();
    }

    private boolean isTiled() {
        return options.compression() == Compression.ZTABLE;
    }

    /** Bytes of a row, or of a row of descriptors. */
    public int mainRowBytes() {
        return isTiled()
                ? schema.columns().size() * DescriptorRows.DESCRIPTOR_BYTES
                : Math.toIntExact(schema.rowBytes());
    }

    /** The header of the table; it has as many bytes whatever the sum is. */
    public byte[] header(Totals totals, long dataSum) throws IOException {
        return signed(cards(totals), dataSum);
    }

    /** The cards of the table, but for its sums. */
    HeaderBuilder cards(Totals totals) throws IOException {
        TableSchema told = schema.withLongestCells(totals.longestCells);
        HeaderBuilder header = old == null
                ? PlainTableHeader.of(told, options, totals.rows, totals.plainHeapBytes, totals.longestCells)
                : grown(told, totals);
        if (totals.zones) {
            header.set(ZoneMap.TABLE_KEYWORD, ZoneMap.EXTNAME, "HDU of the zone maps");
        }
        if (isTiled()) {
            new TiledHeader(forms(told, totals), told.rowBytes(), codecs, totals.longestBlobs)
                    .compress(
                            header,
                            clipped(totals.rows),
                            totals.tiles,
                            totals.rows,
                            totals.plainHeapBytes,
                            totals.heapBytes);
        }
        return header;
    }

    private HeaderBuilder grown(TableSchema told, Totals totals) throws IOException {
        HeaderBuilder header = HeaderBuilder.from(old);
        boolean sameRows = old.requireInteger(isTiled() && old.has("ZNAXIS2") ? "ZNAXIS2" : "NAXIS2") == totals.rows;
        for (String keyword : List.of("THEAP", "ZTHEAP", "ZHEAPPTR")) {
            header.removeStructural(keyword);
        }
        if (!sameRows || !CellRuns.columns(before).isEmpty()) {
            header.removeStructural("ZHECKSUM").removeStructural("ZDATASUM");
        }
        header.structural("NAXIS1", told.rowBytes(), null);
        header.structural("NAXIS2", totals.rows, null);
        header.structural("PCOUNT", totals.plainHeapBytes, null);
        List<String> forms = forms(told, totals);
        for (Column column : told.columns()) {
            if (isOther(column, before.get(column.index()))) {
                for (String keyword : List.of("TDIM", "TNULL", "TSCAL", "TZERO")) {
                    header.removeStructural(keyword + (column.index() + 1));
                }
                ColumnCards.add(column, header);
            }
            header.structural("TFORM" + (column.index() + 1), forms.get(column.index()), null);
        }
        if (!sameRows) {
            AppendedHeader.removeLimits(header, told.columns().size());
        }
        if (!sameRows || !totals.zones) {
            header.remove(ZoneMap.TABLE_KEYWORD);
        }
        return header.setAll(options.header());
    }

    private static boolean isOther(Column column, Column was) {
        return !Objects.equals(column.nullValue(), was.nullValue())
                || !Objects.equals(column.keywords().tdim(), was.keywords().tdim())
                || column.keywords().tscal() != was.keywords().tscal()
                || column.keywords().tzero() != was.keywords().tzero();
    }

    /** The formats; as they were written where they are the same. */
    private List<String> forms(TableSchema told, Totals totals) {
        List<String> forms = new ArrayList<>();
        for (Column column : told.columns()) {
            String text = column.form().text();
            if (old != null) {
                Column was = before.get(column.index());
                boolean same = column.tform().code() == was.tform().code()
                        && column.tform().element() == was.tform().element()
                        && column.tform().repeat() == was.tform().repeat();
                if (same && column.form().isDescriptor()) {
                    text = AppendedHeader.form(
                            schema.columns().get(column.index()),
                            was.form().text(),
                            totals.longestCells[column.index()]);
                } else if (same) {
                    text = was.form().text();
                }
            }
            forms.add(text);
        }
        return forms;
    }

    private long clipped(long rows) {
        return Math.max(1, Math.min(tileRows, rows));
    }

    /**
     * The header of the zone maps, all of whose rows have been joined.
     *
     * @param extver of the HDU
     * @param mainSum the sum of the rows of the table, or of its rows of descriptors
     * @param dataSum the sum of the zones
     */
    public byte[] zonesHeader(Totals totals, int extver, long mainSum, long dataSum) throws IOException {
        return signed(zonesCards(totals, extver, mainSum), dataSum);
    }

    /** The cards of the zone maps, but for their sums. */
    HeaderBuilder zonesCards(Totals totals, int extver, long mainSum) throws IOException {
        TableSchema zones = ZoneMap.schema();
        long each = isTiled() ? clipped(totals.rows) : tileRows;
        long count = totals.rows / each + (totals.rows % each == 0 ? 0 : 1);
        int columns = schema.columns().size();
        TableOptions plain = TableOptions.DEFAULT.withExtname(ZoneMap.EXTNAME).withExtver(extver);
        HeaderBuilder header = PlainTableHeader.of(
                zones, plain, count * columns, 0, new long[zones.columns().size()]);
        ZoneMap.addCards(header, columns, totals.rows, each, mainSum);
        return header;
    }

    private byte[] signed(HeaderBuilder header, long dataSum) throws IOException {
        HeaderBuilder cards = header.copy().mandatoryFirst();
        if (!options.checksum()) {
            HduSignature.remove(cards);
            return cards.toBytes(cards.blocks());
        }
        HduSignature.prepare(cards, dataSum);
        byte[] bytes = cards.toBytes(cards.blocks());
        HduSignature.sign(bytes, dataSum);
        return bytes;
    }

    /** A primary HDU without data. */
    public static byte[] primary() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FitsWriter writer = FitsWriter.to(bytes, "primary HDU", FileOptions.defaults())) {
            writer.finish();
        }
        return bytes.toByteArray();
    }

    /**
     * How the rows of a part change.
     *
     * @param heapBase where its heap begins in that of the table
     * @param tailBase where its tail begins there
     */
    public RowRebase rebase(long heapBase, long tailBase) {
        List<RowRebase.Field> fields = new ArrayList<>();
        List<Column> variable = CellRuns.columns(schema.columns());
        for (Column column : isTiled() ? schema.columns() : variable) {
            if (isTiled()) {
                long base = variable.contains(column) ? tailBase : heapBase;
                int at = column.index() * DescriptorRows.DESCRIPTOR_BYTES;
                fields.add(new RowRebase.Field(at, Long.BYTES, Long.BYTES, base));
            } else {
                int bytes = column.tform().descriptorBytes() / 2;
                fields.add(new RowRebase.Field(Math.toIntExact(column.rowOffset()), bytes, bytes, heapBase));
            }
        }
        return new RowRebase(mainRowBytes(), fields);
    }

    /** Bytes of a row of zones. */
    public static int zoneRowBytes() {
        return Math.toIntExact(ZoneMap.schema().rowBytes());
    }

    /** How the rows of zones change of a part before which there are so many tiles. */
    public static RowRebase zonesBehind(long tiles) {
        return new RowRebase(zoneRowBytes(), List.of(new RowRebase.Field(0, 0, TILE_BYTES, tiles)));
    }
}
