// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.encode.NonAscii;

/** How a table is written. Immutable; {@link #DEFAULT} is what is said at each {@code with} method. */
public final class TableOptions {
    /** What the table becomes. */
    public enum Compression {
        /** A plain table: BINTABLE, or TABLE if the schema is one of text. */
        NONE,
        /** A compressed table: tiles of rows, compressed column by column. */
        ZTABLE
    }

    /** A plain table of an unknown number of rows, with checksums, and without a name, statistics or zone maps. */
    public static final TableOptions DEFAULT = new TableOptions();

    private static final int MOST_LEVEL = 9;

    private Compression compression = Compression.NONE;
    private long rows = -1;
    private long tileRows;
    private Map<String, TableCodec> codecs = Map.of();
    private int level = 1;
    private boolean checksum = true;
    private boolean zoneMaps;
    private boolean minMax;
    private int threads = 1;
    private Executor executor = Runnable::run;
    private String extname;
    private Integer extver;
    private HeaderBuilder header = HeaderBuilder.create();
    private NonAscii nonAscii = NonAscii.ERROR;
    private int bufferBytes = 256 << 10;

    private TableOptions() {}

    private TableOptions(TableOptions other) {
        compression = other.compression;
        rows = other.rows;
        tileRows = other.tileRows;
        codecs = other.codecs;
        level = other.level;
        checksum = other.checksum;
        zoneMaps = other.zoneMaps;
        minMax = other.minMax;
        threads = other.threads;
        executor = other.executor;
        extname = other.extname;
        extver = other.extver;
        header = other.header;
        nonAscii = other.nonAscii;
        bufferBytes = other.bufferBytes;
    }

    /** What the table becomes. */
    public Compression compression() {
        return compression;
    }

    /** The exact number of rows, if it is known. */
    public OptionalLong rows() {
        return rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    /** Rows of a tile, and of a zone of the zone maps; empty if the writer chooses. */
    public OptionalLong tileRows() {
        return tileRows == 0 ? OptionalLong.empty() : OptionalLong.of(tileRows);
    }

    /** The codecs that were asked for, by name of the column. */
    public Map<String, TableCodec> codecs() {
        return codecs;
    }

    /** The deflate level. */
    public int level() {
        return level;
    }

    /** Whether the HDU gets CHECKSUM and DATASUM. */
    public boolean checksum() {
        return checksum;
    }

    /** Whether zone maps follow the table. */
    public boolean zoneMaps() {
        return zoneMaps;
    }

    /** Whether the header gets TDMINn and TDMAXn. */
    public boolean minMax() {
        return minMax;
    }

    /** How many tiles or columns are encoded at once, by the caller and its helpers. */
    public int threads() {
        return threads;
    }

    /** What runs all but the caller's own share. */
    public Executor executor() {
        return executor;
    }

    /** EXTNAME, if there is one. */
    public Optional<String> extname() {
        return Optional.ofNullable(extname);
    }

    /** EXTVER, if there is one. */
    public OptionalInt extver() {
        return extver == null ? OptionalInt.empty() : OptionalInt.of(extver);
    }

    /** More cards of the header; a copy. */
    public HeaderBuilder header() {
        return header.copy();
    }

    /** What becomes of text beyond ASCII. */
    public NonAscii nonAscii() {
        return nonAscii;
    }

    /** Bytes of encoded rows that are collected before they are written, about. */
    public int bufferBytes() {
        return bufferBytes;
    }

    /** The same with another compression; default {@link Compression#NONE}. */
    public TableOptions withCompression(Compression kind) {
        TableOptions options = new TableOptions(this);
        options.compression = Objects.requireNonNull(kind, "compression is null");
        return options;
    }

    /**
     * The same for exactly that many rows; default unknown. A number that is known lets variable-length cells and append-only outputs be
     * written in place, without a spool; then it is an error to write more rows or fewer.
     */
    public TableOptions withRows(long exact) {
        TableOptions options = new TableOptions(this);
        options.rows = atLeast("rows", exact, 0);
        return options;
    }

    /** The same with tiles, and zones, of that many rows; default as many as make 10,000,000 bytes, at least one. */
    public TableOptions withTileRows(long count) {
        TableOptions options = new TableOptions(this);
        options.tileRows = atLeast("tileRows", count, 1);
        return options;
    }

    /** The same with a codec for a column of a compressed table; default as fpack chooses by the type. */
    public TableOptions withCodec(String column, TableCodec codec) {
        Map<String, TableCodec> more = new LinkedHashMap<>(codecs);
        more.put(Objects.requireNonNull(column, "column is null"), Objects.requireNonNull(codec, "codec is null"));
        TableOptions options = new TableOptions(this);
        options.codecs = Collections.unmodifiableMap(more);
        return options;
    }

    /** The same with another deflate level, 1 to 9; default 1, as fpack has it. */
    public TableOptions withLevel(int newLevel) {
        if (newLevel > MOST_LEVEL) {
            throw new IllegalArgumentException("level is more than " + MOST_LEVEL + ": " + newLevel);
        }
        TableOptions options = new TableOptions(this);
        options.level = (int) atLeast("level", newLevel, 1);
        return options;
    }

    /** The same with or without CHECKSUM and DATASUM; default with. */
    public TableOptions withChecksum(boolean wanted) {
        TableOptions options = new TableOptions(this);
        options.checksum = wanted;
        return options;
    }

    /** The same with or without zone maps, an HDU of its own behind the table; default without. */
    public TableOptions withZoneMaps(boolean wanted) {
        TableOptions options = new TableOptions(this);
        options.zoneMaps = wanted;
        return options;
    }

    /** The same with or without TDMINn and TDMAXn; default without. */
    public TableOptions withMinMax(boolean wanted) {
        TableOptions options = new TableOptions(this);
        options.minMax = wanted;
        return options;
    }

    /** The same with help of other threads for compressed tables; default the caller's alone. */
    public TableOptions withThreads(int count, Executor helpers) {
        TableOptions options = new TableOptions(this);
        options.threads = (int) atLeast("threads", count, 1);
        options.executor = Objects.requireNonNull(helpers, "executor is null");
        return options;
    }

    /** The same with an EXTNAME; default none. */
    public TableOptions withExtname(String name) {
        TableOptions options = new TableOptions(this);
        options.extname = Objects.requireNonNull(name, "extname is null");
        return options;
    }

    /** The same with an EXTVER; default none. */
    public TableOptions withExtver(int version) {
        TableOptions options = new TableOptions(this);
        options.extver = version;
        return options;
    }

    /**
     * The same with more cards; default none. They stand before those of the columns.
     *
     * @throws IllegalArgumentException if they are the whole header of an HDU
     */
    public TableOptions withHeader(HeaderBuilder cards) {
        if (cards.has("XTENSION") || cards.has("SIMPLE")) {
            throw new IllegalArgumentException("the cards are the whole header of an HDU; merge it into an empty one");
        }
        TableOptions options = new TableOptions(this);
        options.header = cards.copy();
        return options;
    }

    /** The same with another treatment of text beyond ASCII; default {@link NonAscii#ERROR}. */
    public TableOptions withNonAscii(NonAscii treatment) {
        TableOptions options = new TableOptions(this);
        options.nonAscii = Objects.requireNonNull(treatment, "nonAscii is null");
        return options;
    }

    /** The same with another size of the buffers; default 256 KiB, which stay in cache. */
    public TableOptions withBufferBytes(int bytes) {
        TableOptions options = new TableOptions(this);
        options.bufferBytes = (int) atLeast("bufferBytes", bytes, 1);
        return options;
    }

    private static long atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is less than " + least + ": " + value);
        }
        return value;
    }
}
