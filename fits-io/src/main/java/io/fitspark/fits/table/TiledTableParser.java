// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static io.fitspark.fits.FitsFormatException.Kind.BAD_HEADER;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.header.Header;

/** Makes the layout of a compressed table from its header: ZFORMn and the rest say what was compressed, TFORMn where it is. */
final class TiledTableParser {
    private static final String DEFAULT_CODEC = "GZIP_2";

    private final String file;
    private final BinTableHdu hdu;
    private final Header header;
    private final List<FitsWarning> warnings = new ArrayList<>();

    TiledTableParser(String file, BinTableHdu hdu) {
        this.file = file;
        this.hdu = hdu;
        this.header = hdu.header();
    }

    TableLayout parse() throws FitsFormatException {
        long rowBytes = count("ZNAXIS1");
        long rows = count("ZNAXIS2");
        new ColumnHeader(file, hdu, warnings).checkEmptyRows(rowBytes, rows, "ZNAXIS2");
        if (rowBytes > 0 && rows > Long.MAX_VALUE / rowBytes) {
            throw error("ZNAXIS2 is " + rows + ": the rows come to more than 2^63 bytes", "ZNAXIS2");
        }
        List<Column> columns = new ColumnParser(file, hdu, "ZFORM", warnings).all(rowBytes, "ZNAXIS1");
        long tileRows = tileRows(rows);
        Tiling tiling = new Tiling(
                tileRows, hdu.rows(), Math.toIntExact(hdu.rowBytes()), tileColumns(columns), plainHeap(columns));
        long rowsBytes = Math.multiplyExact(hdu.rowBytes(), hdu.rows());
        long dataOffset = hdu.entry().dataOffset();
        return new TableLayout(
                file,
                hdu.entry().index(),
                columns,
                rows,
                rowBytes,
                dataOffset,
                dataOffset + heapStart(rowsBytes),
                hdu.pcount(),
                tiling,
                warnings);
    }

    private long tileRows(long rows) throws FitsFormatException {
        long tileRows = header.requireInteger("ZTILELEN");
        if (tileRows < 1 && rows > 0) {
            throw error("ZTILELEN is " + tileRows + ": a tile has one row at least", "ZTILELEN");
        }
        tileRows = Math.max(1, Math.min(tileRows, rows));
        long tiles = rows / tileRows + (rows % tileRows == 0 ? 0 : 1);
        if (tiles != hdu.rows()) {
            throw error(
                    "ZNAXIS2 = " + rows + " rows in tiles of ZTILELEN = " + tileRows + " make " + tiles
                            + " tiles, but NAXIS2 is " + hdu.rows(),
                    "ZTILELEN");
        }
        return tileRows;
    }

    private List<TileColumn> tileColumns(List<Column> columns) throws FitsFormatException {
        List<TileColumn> stored = new ArrayList<>(columns.size());
        long offset = 0;
        for (Column column : columns) {
            String keyword = "TFORM" + (column.index() + 1);
            String text = header.requireString(keyword);
            TForm form = TForm.parse(text)
                    .filter(parsed -> parsed.isDescriptor() && parsed.element() == 'B')
                    .filter(parsed -> parsed.repeat() == 1 || column.rowBytes() == 0)
                    .orElseThrow(() ->
                            error(keyword + " of a compressed table is not 1PB or 1QB, but '" + text + "'", keyword));
            String codec = header.string("ZCTYP" + (column.index() + 1)).orElse(DEFAULT_CODEC);
            stored.add(new TileColumn((int) Math.min(offset, Integer.MAX_VALUE), form.code() == 'Q', codec.strip()));
            offset += form.rowBytes();
        }
        if (offset > hdu.rowBytes() || hdu.rowBytes() > Integer.MAX_VALUE) {
            throw error("NAXIS1 is " + hdu.rowBytes() + ", but the descriptors take " + offset + " bytes", "NAXIS1");
        }
        return stored;
    }

    /**
     * Where the heap begins, from the first row of descriptors. cfitsio copies the THEAP of the table that was compressed, puts the heap
     * there, and leaves the gap out of PCOUNT; others count it, as they should. The heap lies at THEAP either way, and PCOUNT bounds it.
     */
    private long heapStart(long rowsBytes) throws FitsFormatException {
        OptionalLong theap = header.integer("THEAP");
        if (theap.isEmpty()) {
            return rowsBytes;
        }
        long start = theap.getAsLong();
        if (start < rowsBytes) {
            throw error("THEAP is " + start + ", but the descriptors take " + rowsBytes + " bytes", "THEAP");
        }
        try {
            Math.addExact(Math.addExact(hdu.entry().dataOffset(), start), hdu.pcount());
        } catch (ArithmeticException e) {
            throw error("THEAP is " + start + ": the heap ends beyond 2^63 bytes", "THEAP");
        }
        return start;
    }

    private long plainHeap(List<Column> columns) throws FitsFormatException {
        boolean needed = columns.stream().anyMatch(column -> column.form().isDescriptor());
        return needed || header.integer("ZPCOUNT").isPresent() ? count("ZPCOUNT") : 0;
    }

    private long count(String keyword) throws FitsFormatException {
        long count = header.requireInteger(keyword);
        if (count < 0) {
            throw error(keyword + " is negative: " + count, keyword);
        }
        return count;
    }

    private FitsFormatException error(String problem, String keyword) {
        return FitsFormatException.of(BAD_HEADER, problem)
                .file(file)
                .hdu(hdu.entry().index())
                .keyword(keyword)
                .build();
    }
}
