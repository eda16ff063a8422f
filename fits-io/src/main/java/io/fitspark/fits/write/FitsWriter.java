// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.LocalPublication;
import io.fitspark.fits.storage.RangeWriter;
import io.fitspark.fits.storage.StreamRangeWriter;
import io.fitspark.fits.table.StoredTiles;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.NonAscii;
import io.fitspark.fits.table.encode.TileCopier;
import io.fitspark.fits.table.encode.TileSettings;

/**
 * Writes a FITS file, one HDU after another. A local file appears under its name, whole and in one step, when {@link #finish} is called; until
 * then it is a hidden file beside it, which is removed if the writer is closed without that. The first exception ends the file: after it the
 * writer can only be closed. Used by one thread at a time; an interrupt during a write to a local file closes it, as with any file channel.
 */
public final class FitsWriter implements Closeable {

    private final FileOutput file;
    private final LocalPublication publication;
    private OpenHdu current;
    private boolean finished;

    private FitsWriter(FileOutput file, LocalPublication publication) {
        this.file = file;
        this.publication = publication;
    }

    /**
     * Writes a local file, in place of one that is there.
     *
     * @throws java.nio.file.NoSuchFileException if its directory is missing
     * @throws java.nio.file.FileSystemException if there is something else than a file
     */
    public static FitsWriter create(Path target, FileOptions options) throws IOException {
        return create(target, options, writer -> writer);
    }

    /** As {@link #create(Path, FileOptions)}, with a writer around that of the file. */
    static FitsWriter create(Path target, FileOptions options, UnaryOperator<RangeWriter> around) throws IOException {
        LocalPublication publication = LocalPublication.begin(target, options.durable());
        Path directory = publication.target().getParent();
        RangeWriter writer = around.apply(publication.writer());
        return new FitsWriter(new FileOutput(writer, options, directory), publication);
    }

    /** Writes to a writer, from position 0 on. It is closed by {@link #close}. What was written before a failure stays there. */
    public static FitsWriter to(RangeWriter out, FileOptions options) {
        return new FitsWriter(new FileOutput(out, options, null), null);
    }

    /** Writes to a stream, which is closed by {@link #close}. What its headers need last is spooled. */
    public static FitsWriter to(OutputStream out, String name, FileOptions options) {
        return to(new StreamRangeWriter(name, out), options);
    }

    /**
     * Writes the primary HDU, without data. To be called first, or not at all: then the primary HDU says only that extensions may follow.
     *
     * @param cards those beyond the mandatory ones
     */
    public FitsWriter primary(HeaderBuilder cards) throws IOException {
        requireOpen();
        if (file.end() > 0 || current != null) {
            throw new IllegalStateException("the primary HDU comes first [" + file.name() + "]");
        }
        HeaderBuilder header = HeaderBuilder.create()
                .structural("SIMPLE", true, "conforms to the FITS standard")
                .structural("BITPIX", 8, "bits of a data value")
                .structural("NAXIS", 0, "no data")
                .structural("EXTEND", true, "extensions may follow")
                .setAll(cards);
        try (HduOutput hdu = HduOutput.begin(file, header.records() + 2, 0, (byte) 0)) {
            hdu.finish(header);
        }
        return this;
    }

    /**
     * Copies an HDU as it is, byte for byte.
     *
     * @throws FitsWriteException if it is a primary HDU and not the first here
     * @throws io.fitspark.fits.FitsFormatException if its file ends before its data does
     */
    public void copy(FitsFile from, Hdu hdu) throws IOException {
        requireOpen();
        if (hdu.index() == 0) {
            if (file.end() > 0 || current != null) {
                throw FitsWriteException.of("a primary HDU can only be copied to the beginning of a file")
                        .file(file.name())
                        .build();
            }
        } else {
            nextHdu();
        }
        file.begin();
        HduCopy.append(from, hdu, file);
        file.done();
    }

    /**
     * Begins a table, plain, ASCII or compressed as schema and options say. The HDU before is ended.
     *
     * @throws FitsWriteException if the options ask for what FITS does not allow
     */
    public TableWriter table(TableSchema schema, TableOptions options) throws IOException {
        return TableWriters.open(this, schema, options);
    }

    /**
     * Begins a compressed table with whole tiles of another one. What they hold is copied as it is, but columns that have another TNULL or strings
     * of another width now are compressed anew.
     *
     * @param options with the number of rows of a tile, which is that of the other table, and without statistics
     * @param codecs by column, with what both tables are compressed
     */
    public TableWriter tiles(
            TableSchema schema,
            TableOptions options,
            List<TableCodec> codecs,
            FitsFile from,
            Hdu hdu,
            long firstTile,
            long count)
            throws IOException {
        TiledTableWriter writer = TableWriters.tiled(this, schema, options, Integer.MAX_VALUE);
        TableLayout layout = TableLayout.of(from.name(), hdu);
        TileCopier copier =
                TileCopier.changing(from.reader(), layout, from.limits(), schema.columns(), codecs, options.level());
        writer.copy(copier, layout, firstTile, count);
        return writer;
    }

    /**
     * Writes a compressed table of rows of another one, which are compressed anew as they were, in tiles of another number of rows.
     *
     * @param tileRows of the new tiles
     */
    public void retiled(FitsFile from, Hdu hdu, long firstRow, long count, long tileRows, int level)
            throws IOException {
        TableLayout layout = TableLayout.of(from.name(), hdu);
        TableOptions options = TableOptions.DEFAULT
                .withCompression(TableOptions.Compression.ZTABLE)
                .withTileRows(tileRows)
                .withChecksum(false);
        TileSettings settings = new TileSettings(
                AppendedTiles.of(layout, hdu.header()).codecs(), level, tileRows, NonAscii.ERROR, 1, Runnable::run);
        TiledTableWriter table =
                new TiledTableWriter(nextHdu(), CellHeap.appendable(layout), options, Integer.MAX_VALUE, settings);
        opened(table);
        table.retile(new StoredTiles(from.reader(), layout, from.limits()), layout, firstRow, count);
        table.finish();
    }

    /** Ends the HDU before, writes the primary HDU if there is none, and gives the place of the next one. For table writers. */
    FileOutput nextHdu() throws IOException {
        requireOpen();
        endCurrent();
        if (file.end() == 0) {
            primary(HeaderBuilder.create());
        }
        return file;
    }

    /** Says which HDU is being written, so that it is ended before the next one begins. */
    void opened(OpenHdu hdu) {
        current = hdu;
    }

    private void endCurrent() throws IOException {
        if (current != null) {
            current.finish();
            current = null;
        }
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalStateException("the file was finished or closed already [" + file.name() + "]");
        }
    }

    /**
     * Ends the last HDU, and the file. A local one is then at its place; if this fails, the place is as it was before.
     *
     * @throws FitsWriteException as the last HDU does
     */
    public void finish() throws IOException {
        nextHdu();
        file.requireSound();
        file.writer().flush();
        if (publication != null) {
            publication.publish();
        }
        finished = true;
    }

    /** Closes; what was not finished is removed as far as it is a local file. */
    @Override
    public void close() throws IOException {
        finished = true;
        OpenHdu open = current;
        current = null;
        Released.all(open, file.writer(), publication);
    }
}
