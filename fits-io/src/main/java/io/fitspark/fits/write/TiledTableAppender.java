// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.Spool;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.StoredTiles;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.TileOptions;
import io.fitspark.fits.table.encode.DescriptorRows;
import io.fitspark.fits.table.encode.SummingSink;
import io.fitspark.fits.table.encode.TileCopier;
import io.fitspark.fits.table.encode.TileEncoder;
import io.fitspark.fits.table.encode.TileSettings;
import io.fitspark.fits.table.encode.ZoneMap;

/**
 * Appends rows to a compressed table. Its whole tiles are copied as they are, only a short last one is made anew; what was compressed as not
 * all programs can read it is compressed anew, too. New tiles are spooled, as they come behind the old ones and more rows of descriptors.
 */
final class TiledTableAppender implements TableWriter {
    private static final int PIECE = 256 << 10;

    private final FileRewrite rewrite;
    private final TableOptions options;
    private final boolean retiled;
    private final TableLayout layout;
    private final AppendedTiles old;
    private final RowChecks checks;
    private final HeapReach reach;
    private final FileOutput file;
    private final TileSettings settings;
    private final Spool heap;
    private final SummingSink summed;
    private final StagedTiles added;
    private final StagedTiles copied;
    private final TileEncoder encoder;
    private final TableStatistics statistics;
    private HduOutput out;
    private WriterState state = WriterState.OPEN;

    TiledTableAppender(FileRewrite rewrite, TableOptions options, long narrowLimit) throws IOException {
        this(rewrite, options, narrowLimit, 0);
    }

    /** Only makes other tiles of the rows, when it is finished. */
    static TiledTableAppender retiled(FileRewrite rewrite, TableOptions options, long tileRows) throws IOException {
        return new TiledTableAppender(rewrite, options, Integer.MAX_VALUE, tileRows);
    }

    private TiledTableAppender(FileRewrite rewrite, TableOptions options, long narrowLimit, long otherTiles)
            throws IOException {
        this.rewrite = rewrite;
        this.options = options;
        this.retiled = otherTiles > 0;
        FitsFile source = rewrite.source();
        this.layout = TableLayout.of(source.name(), rewrite.hdu());
        AppendedTiles kept = AppendedTiles.of(layout, rewrite.hdu().header());
        this.old = retiled ? new AppendedTiles(otherTiles, 0, kept.codecs(), kept.recode()) : kept;
        TableSchema schema = CellHeap.appendable(layout);
        this.checks = new RowChecks(schema);
        this.reach = new HeapReach(schema, narrowLimit);
        long tileRows = old.tileRows() > 0 ? old.tileRows() : options.tileRows().orElse(0);
        this.settings = new TileSettings(
                old.codecs(), options.level(), tileRows, options.nonAscii(), options.threads(), options.executor());
        settings.check(schema);
        this.file = rewrite.begin();
        this.heap = file.spool();
        this.summed = new SummingSink(heap::append);
        this.added = new StagedTiles(file, schema.columns(), summed);
        this.copied =
                new StagedTiles(file, schema.columns(), (bytes, offset, length) -> out.heap(bytes, offset, length));
        this.encoder = new TileEncoder(schema, settings, keptRows(), -1, added.segment());
        this.statistics = TableStatistics.of(schema, options, file);
        try {
            addOldRows();
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
    }

    private void addOldRows() throws IOException {
        FitsFile source = rewrite.source();
        boolean aligned = encoder.tileRows() > 0;
        if (aligned && statistics != null) {
            alignZones();
            readOldRows();
        }
        StoredTiles tiles = new StoredTiles(source.reader(), layout, source.limits());
        for (long tile = old.wholeTiles(); tile < layout.tiling().tiles(); tile++) {
            encoder.write(tiles, tile);
        }
        if (!aligned && statistics != null) {
            // how many rows a tile has is known from its cells at the earliest
            alignZones();
            readOldRows();
        }
    }

    /** Rows of the tiles that are copied. */
    private long keptRows() {
        return old.wholeTiles() * old.tileRows();
    }

    private void alignZones() throws IOException {
        if (encoder.tileRows() > 0 && statistics.zones() != null) {
            statistics.zones().zoneRows(encoder.tileRows());
        }
    }

    private void readOldRows() throws IOException {
        statistics.addAll(TableReader.open(rewrite.source(), rewrite.hdu(), TileOptions.IN_ORDER));
    }

    @Override
    public TableSchema schema() {
        return checks.schema();
    }

    @Override
    public long rows() {
        return keptRows() + encoder.rows();
    }

    @Override
    public void write(ColumnBatch batch, int from, int count) throws IOException {
        state.requireOpen();
        Objects.checkFromIndexSize(from, count, batch.rows());
        checks.check(batch);
        state = WriterState.FAILED;
        encoder.write(batch, from, count);
        if (statistics != null) {
            alignZones();
            statistics.add(batch, from, count);
        }
        state = WriterState.OPEN;
    }

    @Override
    public void finish() throws IOException {
        if (state == WriterState.FINISHED) {
            return;
        }
        state.requireOpen();
        state = WriterState.FAILED;
        if (!retiled
                && rows() == layout.rows()
                && statistics == null
                && options.header().cards().isEmpty()) {
            state = WriterState.FINISHED;
            release();
            rewrite.close();
            return;
        }
        encoder.finish();
        out = begin();
        copyWholeTiles();
        out.heap(heap, summed.summed().sum());
        long plainHeap =
                Math.addExact(copied.segment().plainHeapBytes(), added.segment().plainHeapBytes());
        TableSchema last = reach.forHeap(plainHeap, rows());
        long[] longest = StagedTiles.end(
                List.of(copied, added), last.columns(), encoder.tileRows(), settings.level(), file, out);
        out.finish(header(last, plainHeap, longestCells(), longest), options.checksum());
        if (statistics != null && statistics.zones() != null) {
            statistics.zones().zoneRows(tileRows());
            statistics.zones().write(file, out.mainSum());
        }
        long oldSum = oldSum();
        rewrite.finish(
                hdu -> retiled ? !RepackTable.isZoneMap(hdu) : !OldZones.are(rewrite.source(), hdu, layout, oldSum));
        state = WriterState.FINISHED;
        release();
    }

    /** The sum of the descriptors as they were, which ties zone maps to them; 0 if the table has none. */
    private long oldSum() throws IOException {
        OnesSum sum = new OnesSum();
        if (rewrite.hdu().header().has(ZoneMap.TABLE_KEYWORD)) {
            long length = layout.tiling().tiles() * layout.tiling().descriptorRowBytes();
            byte[] piece = new byte[(int) Math.min(PIECE, length)];
            while (sum.length() < length) {
                int count = (int) Math.min(piece.length, length - sum.length());
                rewrite.source().reader().readFully(layout.dataOffset() + sum.length(), piece, 0, count);
                sum.add(piece, 0, count);
            }
        }
        return sum.value();
    }

    private HduOutput begin() throws IOException {
        int columns = schema().columns().size();
        long[] most = new long[columns];
        Arrays.fill(most, Integer.MAX_VALUE);
        int records = header(schema(), 0, most, most).records()
                + PlainTableHeader.SUM_CARDS
                + TableStatistics.mostCards(schema(), options);
        long mainBytes = Math.multiplyExact(tiles(), (long) columns * DescriptorRows.DESCRIPTOR_BYTES);
        return HduOutput.begin(file, records, mainBytes, (byte) 0);
    }

    private long tiles() {
        return old.wholeTiles() + added.segment().tiles();
    }

    private long tileRows() {
        return Math.max(1, Math.min(encoder.tileRows(), rows()));
    }

    private void copyWholeTiles() throws IOException {
        FitsFile source = rewrite.source();
        TileCopier copier = new TileCopier(source.reader(), layout, source.limits(), old.recode(), settings.level());
        for (long tile = 0; tile < old.wholeTiles(); tile++) {
            copier.copy(tile, copied.segment());
        }
    }

    private long[] longestCells() {
        long[] longest = copied.segment().longestCells();
        long[] more = added.segment().longestCells();
        for (int c = 0; c < longest.length; c++) {
            longest[c] = Math.max(longest[c], more[c]);
        }
        return longest;
    }

    private HeaderBuilder header(TableSchema last, long plainHeap, long[] longestCells, long[] longestBlobs)
            throws IOException {
        HeaderBuilder header = HeaderBuilder.from(rewrite.hdu().header());
        for (String keyword : List.of("THEAP", "ZTHEAP", "ZHEAPPTR", "ZHECKSUM", "ZDATASUM")) {
            header.removeStructural(keyword);
        }
        List<String> forms = new ArrayList<>();
        for (Column column : last.columns()) {
            String was = layout.columns().get(column.index()).form().text();
            forms.add(
                    column.form().isDescriptor()
                            ? AppendedHeader.form(column, was, longestCells[column.index()])
                            : was);
        }
        new TiledHeader(forms, last.rowBytes(), old.codecs(), longestBlobs)
                .compress(header, tileRows(), tiles(), rows(), plainHeap, out == null ? 0 : out.heapLength());
        if (rows() != layout.rows()) {
            AppendedHeader.removeLimits(header, forms.size());
        }
        if (!retiled || statistics == null) {
            header.remove(ZoneMap.TABLE_KEYWORD); // the descriptors are other ones, whatever the rows
        }
        if (statistics != null) {
            statistics.addCards(header);
        }
        return header.setAll(options.header());
    }

    @Override
    public void close() throws IOException {
        if (state != WriterState.FINISHED) {
            state = WriterState.CLOSED;
            try {
                release();
            } finally {
                rewrite.close();
            }
        }
    }

    private void release() throws IOException {
        Released.all(encoder, out, heap, added, copied, statistics);
    }
}
