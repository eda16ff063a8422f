// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * A FITS file that is broken, or that asks for more than the limits allow. The only checked exception of the library
 * besides plain I/O errors.
 *
 * <p>The message is {@code <problem> [<file>, HDU <n>, byte <offset>, <keyword>, column <name>, row <n>, tile <n>]} with
 * the parts that are known. HDUs, bytes, rows and tiles count from 0.
 */
public final class FitsFormatException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    /** What is wrong with the file. */
    public enum Kind {
        /** The file is no FITS file at all. */
        NOT_FITS,
        /** The file ends before what its headers declare. */
        TRUNCATED,
        /** A header lacks a keyword, or has one with a value that cannot be. */
        BAD_HEADER,
        /** A descriptor of a variable-length cell points outside the heap. */
        BAD_DESCRIPTOR,
        /** A compressed tile does not decode to what is declared. */
        BAD_TILE,
        /** A field of an ASCII table holds something else than its format says. */
        BAD_VALUE,
        /** The stated sum of an HDU is not that of its bytes. */
        BAD_CHECKSUM,
        /** The file may be whole, but exceeds one of {@link FitsLimits}. */
        LIMIT
    }

    private final Kind kind;
    private final String problem;
    private final String file;
    private final int hdu;
    private final long offset;
    private final String keyword;
    private final String column;
    private final long row;
    private final long tile;

    private FitsFormatException(Builder parts) {
        super(message(parts), parts.cause);
        this.kind = parts.kind;
        this.problem = parts.problem;
        this.file = parts.file;
        this.hdu = parts.hdu;
        this.offset = parts.offset;
        this.keyword = parts.keyword;
        this.column = parts.column;
        this.row = parts.row;
        this.tile = parts.tile;
    }

    /** Begins an exception; the problem is a short sentence without a location. */
    public static Builder of(Kind kind, String problem) {
        return new Builder(
                Objects.requireNonNull(kind, "kind is null"), Objects.requireNonNull(problem, "problem is null"));
    }

    /** What is wrong with the file. */
    public Kind kind() {
        return kind;
    }

    /** The problem without its location. */
    public String problem() {
        return problem;
    }

    /** The name of the file's reader, if known. */
    public Optional<String> file() {
        return Optional.ofNullable(file);
    }

    /** The HDU, counted from 0, if known. */
    public OptionalInt hdu() {
        return hdu < 0 ? OptionalInt.empty() : OptionalInt.of(hdu);
    }

    /** The byte in the (uncompressed) file where the trouble is, if known. */
    public OptionalLong offset() {
        return known(offset);
    }

    /** The keyword, if one is to blame. */
    public Optional<String> keyword() {
        return Optional.ofNullable(keyword);
    }

    /** The column, if one is to blame. */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /** The table row, counted from 0, if known. */
    public OptionalLong row() {
        return known(row);
    }

    /** The tile, counted from 0, if known. */
    public OptionalLong tile() {
        return known(tile);
    }

    /** This exception with the file filled in, or itself if it has one. */
    public FitsFormatException withFile(String name) {
        return file != null ? this : refined(parts().file(name));
    }

    /** This exception with the HDU filled in, or itself if it has one. */
    public FitsFormatException withHdu(int index) {
        return hdu >= 0 ? this : refined(parts().hdu(index));
    }

    private FitsFormatException refined(Builder parts) {
        FitsFormatException refined = parts.build();
        refined.setStackTrace(getStackTrace());
        return refined;
    }

    private Builder parts() {
        Builder parts = new Builder(kind, problem);
        parts.file = file;
        parts.hdu = hdu;
        parts.offset = offset;
        parts.keyword = keyword;
        parts.column = column;
        parts.row = row;
        parts.tile = tile;
        parts.cause = getCause();
        return parts;
    }

    private static OptionalLong known(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static String message(Builder parts) {
        StringJoiner where = new StringJoiner(", ", " [", "]").setEmptyValue("");
        if (parts.file != null) {
            where.add(parts.file);
        }
        if (parts.hdu >= 0) {
            where.add("HDU " + parts.hdu);
        }
        if (parts.offset >= 0) {
            where.add("byte " + parts.offset);
        }
        if (parts.keyword != null) {
            where.add(parts.keyword);
        }
        if (parts.column != null) {
            where.add("column " + parts.column);
        }
        if (parts.row >= 0) {
            where.add("row " + parts.row);
        }
        if (parts.tile >= 0) {
            where.add("tile " + parts.tile);
        }
        return parts.problem + where;
    }

    /** Collects what is known about a problem. */
    public static final class Builder {
        private final Kind kind;
        private final String problem;
        private String file;
        private int hdu = -1;
        private long offset = UNKNOWN;
        private String keyword;
        private String column;
        private long row = UNKNOWN;
        private long tile = UNKNOWN;
        private Throwable cause;

        private Builder(Kind kind, String problem) {
            this.kind = kind;
            this.problem = problem;
        }

        /** The name of the file. */
        public Builder file(String name) {
            this.file = name;
            return this;
        }

        /** The HDU, counted from 0. */
        public Builder hdu(int index) {
            this.hdu = index;
            return this;
        }

        /** The byte in the file. */
        public Builder offset(long byteOffset) {
            this.offset = byteOffset;
            return this;
        }

        /** The keyword to blame. */
        public Builder keyword(String name) {
            this.keyword = name == null ? null : name.toUpperCase(Locale.ROOT);
            return this;
        }

        /** The column to blame. */
        public Builder column(String name) {
            this.column = name;
            return this;
        }

        /** The row, counted from 0. */
        public Builder row(long index) {
            this.row = index;
            return this;
        }

        /** The tile, counted from 0. */
        public Builder tile(long index) {
            this.tile = index;
            return this;
        }

        /** The exception that showed the problem. */
        public Builder cause(Throwable reason) {
            this.cause = reason;
            return this;
        }

        /** The exception, to be thrown. */
        public FitsFormatException build() {
            return new FitsFormatException(this);
        }
    }
}
