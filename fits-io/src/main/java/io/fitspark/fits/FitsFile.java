// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import io.fitspark.fits.header.Header;
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
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<NameAndVersion, Integer> byVersion = new HashMap<>();
    private int named;

    private record NameAndVersion(String name, int version) {}

    private FitsFile(RangeReader reader, FitsLimits limits, long length, boolean parseAll) {
        this.reader = reader;
        this.limits = limits;
        this.length = length;
        this.walk = new HduWalk(reader, length, limits, parseAll);
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
        file.walk.advance();
        return file;
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
        String name = normal(extname);
        return found(byName, name);
    }

    /** The first HDU of that EXTNAME and EXTVER; one without EXTVER has version 1. */
    public Optional<Hdu> find(String extname, int extver) throws IOException {
        return found(byVersion, new NameAndVersion(normal(extname), extver));
    }

    private <K> Optional<Hdu> found(Map<K, Integer> map, K key) throws IOException {
        int index;
        synchronized (walk) {
            Integer known;
            do {
                indexNames();
                known = map.get(key);
            } while (known == null && walk.advance());
            if (known == null) {
                return Optional.empty();
            }
            index = known;
        }
        return hduIfPresent(index);
    }

    private void indexNames() {
        List<HduEntry> entries = walk.entries();
        for (; named < entries.size(); named++) {
            HduEntry entry = entries.get(named);
            if (entry.extname() != null) {
                String name = normal(entry.extname());
                byName.putIfAbsent(name, named);
                byVersion.putIfAbsent(new NameAndVersion(name, entry.extver() == null ? 1 : entry.extver()), named);
            }
        }
    }

    private static String normal(String extname) {
        return extname.stripTrailing().toUpperCase(Locale.ROOT);
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
