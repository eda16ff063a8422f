// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import static io.fitspark.fits.FitsFormatException.Kind.BAD_HEADER;
import static io.fitspark.fits.FitsFormatException.Kind.BAD_VALUE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;

/**
 * The HDU {@value #EXTNAME}: what is known of the columns of a table, tile by tile, so that tiles need not be read that cannot hold what is looked
 * for. It counts only as long as the table is the one that it was made of, see {@link #isOf}. Not safe for concurrent use.
 */
public final class ZoneMap {
    /** EXTNAME of the HDU. */
    public static final String EXTNAME = "FITSPARK_ZONES";

    /** The card of the table that names the HDU; its value is {@link #EXTNAME}. */
    public static final String TABLE_KEYWORD = "FSZONES";

    private static final String VERSION = "FSZVER";
    private static final String ROWS = "FSZROWS";
    private static final String TILE_ROWS = "FSZTILEN";
    private static final String COLUMNS = "FSZCOLS";
    private static final String SUM = "FSZSUM";
    private static final int VERSION_NUMBER = 1;

    private final TableReader reader;
    private final long tableRows;
    private final long tileRows;
    private final int columns;
    private final long sum;
    private final long tiles;

    private ZoneMap(TableReader reader, Header header) throws FitsFormatException {
        this.reader = reader;
        long version = integer(header, VERSION);
        if (version != VERSION_NUMBER) {
            throw error(VERSION + " is " + version + ", only " + VERSION_NUMBER + " is known", VERSION);
        }
        this.tableRows = integer(header, ROWS);
        this.tileRows = integer(header, TILE_ROWS);
        this.columns = (int) Math.min(Integer.MAX_VALUE, integer(header, COLUMNS));
        this.sum = integer(header, SUM);
        if (tileRows < 1) {
            throw error(TILE_ROWS + " is " + tileRows, TILE_ROWS);
        }
        this.tiles = tableRows / tileRows + (tableRows % tileRows == 0 ? 0 : 1);
        long rows = reader.layout().rows();
        boolean whole = columns == 0 ? rows == 0 : rows % columns == 0 && rows / columns == tiles;
        if (!whole) {
            throw error(
                    "NAXIS2 is " + rows + ", but there are " + tiles + " tiles of " + columns + " columns", "NAXIS2");
        }
        checkColumns();
    }

    /** The columns of the HDU. */
    public static TableSchema schema() {
        return ZoneColumns.schema();
    }

    /**
     * Appends the rows of a tile, one for each column of the table.
     *
     * @param rows of the {@link #schema}
     * @param tile number of the tile, from 0
     * @param columns the statistics of all columns of the table, in order
     */
    public static void append(BatchBuilder rows, long tile, List<ColumnStatistics> columns) {
        for (ColumnStatistics column : columns) {
            ZoneColumns.append(rows, tile, column);
        }
    }

    /**
     * Sets the cards of the HDU, but for EXTNAME and those of its columns.
     *
     * @param sum the {@code OnesSum} of the table's main part, that is of the descriptors of a compressed table and of the rows of another
     */
    public static void addCards(HeaderBuilder cards, int columns, long tableRows, long tileRows, long sum)
            throws FitsWriteException {
        cards.set(VERSION, VERSION_NUMBER, "version of the zones");
        cards.set(ROWS, tableRows, "rows of the table");
        cards.set(TILE_ROWS, tileRows, "rows of a tile");
        cards.set(COLUMNS, columns, "columns of the table");
        cards.set(SUM, sum, "sum of the table's main part");
    }

    /** Opens the zones in an HDU of a file. */
    public static ZoneMap open(FitsFile file, Hdu hdu) throws IOException {
        return new ZoneMap(TableReader.open(file, hdu), hdu.header());
    }

    /** Whether the zones are those of a table with so many rows and columns, whose main part has that sum. */
    public boolean isOf(long rows, int columnCount, long mainSum) {
        return rows == tableRows && columnCount == columns && mainSum == sum;
    }

    /** Rows of a tile. */
    public long tileRows() {
        return tileRows;
    }

    /** Number of tiles. */
    public long tiles() {
        return tiles;
    }

    /**
     * Reads what is known of a column in some tiles.
     *
     * @throws FitsFormatException if the rows are not where they should be
     */
    public List<Zone> zones(Column column, long firstTile, int count) throws IOException {
        Objects.checkFromIndexSize(firstTile, (long) count, tiles);
        Objects.checkIndex(column.index(), columns);
        long[] rows = LongStream.range(firstTile, firstTile + count)
                .map(tile -> tile * columns + column.index())
                .toArray();
        ColumnBatch batch = new ColumnBatch();
        reader.readRows(
                rows, IntStream.range(0, reader.layout().columns().size()).toArray(), batch);
        List<Zone> zones = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long tile = batch.column(ZoneColumns.TILE).longs()[i];
            int number = batch.column(ZoneColumns.COLUMN).shorts()[i];
            if (tile != firstTile + i || number != column.index() + 1) {
                throw FitsFormatException.of(
                                BAD_VALUE,
                                "the zone of tile " + tile + " and column " + number + " stands where that of tile "
                                        + (firstTile + i) + " and column " + (column.index() + 1) + " should")
                        .file(reader.layout().file())
                        .hdu(reader.layout().hdu())
                        .row(rows[i])
                        .build();
            }
            zones.add(ZoneColumns.zone(batch, i, column.type().element()));
        }
        return zones;
    }

    private void checkColumns() throws FitsFormatException {
        List<Column> expected = schema().columns();
        List<Column> found = reader.layout().columns();
        for (int i = 0; i < expected.size(); i++) {
            Column column = expected.get(i);
            boolean same = i < found.size()
                    && found.get(i).name().equals(column.name())
                    && found.get(i).type().equals(column.type());
            if (!same) {
                throw error(
                        "column " + (i + 1) + " is not " + column.name() + " of format "
                                + column.form().text(),
                        "TTYPE" + (i + 1));
            }
        }
    }

    private long integer(Header header, String keyword) throws FitsFormatException {
        long value = header.integer(keyword).orElseThrow(() -> error(keyword + " is missing", keyword));
        if (value < 0) {
            throw error(keyword + " is " + value, keyword);
        }
        return value;
    }

    private FitsFormatException error(String problem, String keyword) {
        return FitsFormatException.of(BAD_HEADER, problem)
                .file(reader.layout().file())
                .hdu(reader.layout().hdu())
                .keyword(keyword)
                .build();
    }
}
