// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;

import io.fitspark.fits.header.Header;
import io.fitspark.fits.storage.GzipRangeReader;
import io.fitspark.fits.storage.LocalRangeReader;
import io.fitspark.fits.storage.RangeReader;

/**
 * A FITS file. Opening it reads the first header; the others are looked at as far as they are asked for, each once, and no
 * data is read. A header that is broken fails what needs its HDU or a later one, and nothing else. Safe for concurrent use.
 */
public final class FitsFile implements Closeable {

    private final RangeReader reader;
    private final FitsLimits limits;
    private final long length;
    private final HduWalk walk;
    private final HduNames names;

    private FitsFile(RangeReader reader, FitsLimits limits, long length, boolean parseAll) {
        this.reader = reader;
        this.limits = limits;
        this.length = length;
        this.walk = new HduWalk(reader, length, limits, parseAll);
        this.names = new HduNames(walk.entries());
    }

    /** Opens a local file. */
    public static FitsFile open(Path path) throws IOException {
        LocalRangeReader reader = LocalRangeReader.open(path);
        try {
            return open(reader);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Opens what a reader reads, with default limits. */
    public static FitsFile open(RangeReader reader) throws IOException {
        return open(reader, FitsLimits.defaults());
    }

    /**
     * Opens what a reader reads. Closing the file closes the reader; if this fails, the reader stays open.
     *
     * @throws FitsFormatException if it is no FITS file, or its first header is broken
     */
    public static FitsFile open(RangeReader reader, FitsLimits limits) throws IOException {
        return open(reader, limits, false);
    }

    static FitsFile open(RangeReader reader, FitsLimits limits, boolean parseAll) throws IOException {
        FitsFile file = new FitsFile(reader, limits, reader.length(), parseAll);
        if (!file.walk.isGzip()) {
            file.walk.advance();
            return file;
        }
        GzipRangeReader inflated = GzipRangeReader.inflate(reader, limits.maxInflatedBytes());
        try {
            FitsFile plain = new FitsFile(inflated, limits, inflated.length(), parseAll);
            plain.walk.advance();
            plain.warnOfTrailingBytes(inflated.trailingBytes());
            return plain;
        } catch (IOException | RuntimeException e) {
            inflated.release();
            throw e;
        }
    }

    private void warnOfTrailingBytes(OptionalLong bytes) {
        if (bytes.isPresent()) {
            String message = bytes.getAsLong() + " bytes after the end of the gzip stream were ignored";
            walk.warnings().add(new FitsWarning(0, 0, null, message));
        }
    }

    /** What reads the file. Of a file that is compressed as a whole, it reads the bytes before compression. */
    public RangeReader reader() {
        return reader;
    }

    /** What messages call the file. */
    public String name() {
        return reader.name();
    }

    /** How much the file may ask for. */
    public FitsLimits limits() {
        return limits;
    }

    /**
     * The HDU at an index, 0 for the primary HDU.
     *
     * @throws NoSuchElementException if the file has no such HDU
     */
    public Hdu hdu(int index) throws IOException {
        return hduIfPresent(index)
                .orElseThrow(() -> new NoSuchElementException("there is no HDU " + index + ": the file has "
                        + walk.entries().size() + " [" + name() + "]"));
    }

    /** The HDU at an index, if the file has so many. */
    public Optional<Hdu> hduIfPresent(int index) throws IOException {
        if (index < 0) {
            throw new IllegalArgumentException("the HDU index is negative: " + index);
        }
        HduEntry entry;
        Header header;
        synchronized (walk) {
            while (walk.entries().size() <= index && walk.advance()) {
                // each step takes one HDU
            }
            if (walk.entries().size() <= index) {
                return Optional.empty();
            }
            entry = walk.entries().get(index);
            header = walk.seen(entry);
        }
        if (header == null) {
            header = walk.read(entry);
        }
        return Optional.of(HduParser.parse(header, index, entry.headerOffset(), entry.headerLength(), length));
    }

    /** The first HDU of that EXTNAME; case and trailing blanks do not matter. */
    public Optional<Hdu> find(String extname) throws IOException {
        return find(() -> names.find(extname));
    }

    /** The first HDU of that EXTNAME and EXTVER; one without EXTVER has version 1. */
    public Optional<Hdu> find(String extname, int extver) throws IOException {
        return find(() -> names.find(extname, extver));
    }

    private Optional<Hdu> find(IntSupplier lookUp) throws IOException {
        int index;
        synchronized (walk) {
            do {
                index = lookUp.getAsInt();
            } while (index < 0 && walk.advance());
        }
        return index < 0 ? Optional.empty() : hduIfPresent(index);
    }

    /** How many HDUs the file has. */
    public int hduCount() throws IOException {
        synchronized (walk) {
            complete();
            return walk.entries().size();
        }
    }

    /** All HDUs of the file. */
    public List<HduEntry> entries() throws IOException {
        synchronized (walk) {
            complete();
            return List.copyOf(walk.entries());
        }
    }

    /**
     * What is odd about the file as a whole and the structure of its HDUs; what is odd about single cards is in
     * {@link Hdu#warnings}.
     */
    public List<FitsWarning> warnings() throws IOException {
        synchronized (walk) {
            complete();
            return new ArrayList<>(walk.warnings());
        }
    }

    /** Refuses an HDU whose data goes beyond the end of the file. */
    public void requireData(Hdu hdu) throws FitsFormatException {
        hdu.requireData(name(), length);
    }

    private void complete() throws IOException {
        while (walk.advance()) {
            // each step takes one HDU
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
