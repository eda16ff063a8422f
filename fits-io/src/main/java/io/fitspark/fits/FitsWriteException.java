// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * What a caller asked to be written, and FITS cannot hold: a value, a name, a size. Nothing is wrong with the storage, and the same call
 * fails again.
 *
 * <p>The message is {@code <problem> [<file>, <keyword>, column <name>, row <n>]} with the parts that are known. Rows count from 0.
 */
public final class FitsWriteException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    private final String problem;
    private final String file;
    private final String keyword;
    private final String column;
    private final long row;

    private FitsWriteException(Builder parts) {
        super(message(parts), parts.cause);
        this.problem = parts.problem;
        this.file = parts.file;
        this.keyword = parts.keyword;
        this.column = parts.column;
        this.row = parts.row;
    }

    /** Begins an exception; the problem is a short sentence without a location. */
    public static Builder of(String problem) {
        return new Builder(Objects.requireNonNull(problem, "problem is null"));
    }

    /** The problem without its location. */
    public String problem() {
        return problem;
    }

    /** The file that was to be written, if known. */
    public Optional<String> file() {
        return Optional.ofNullable(file);
    }

    /** The keyword, if one is to blame. */
    public Optional<String> keyword() {
        return Optional.ofNullable(keyword);
    }

    /** The column, if one is to blame. */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /** The row of the table, counted from 0, if known. */
    public OptionalLong row() {
        return row < 0 ? OptionalLong.empty() : OptionalLong.of(row);
    }

    /** This exception with the file filled in, or itself if it has one. */
    public FitsWriteException withFile(String name) {
        if (file != null) {
            return this;
        }
        FitsWriteException refined = new Builder(problem)
                .file(name)
                .keyword(keyword)
                .column(column)
                .row(row)
                .cause(getCause())
                .build();
        refined.setStackTrace(getStackTrace());
        return refined;
    }

    private static String message(Builder parts) {
        StringJoiner where = new StringJoiner(", ", " [", "]").setEmptyValue("");
        if (parts.file != null) {
            where.add(parts.file);
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
        return parts.problem + where;
    }

    /** Collects what is known about a problem. */
    public static final class Builder {
        private final String problem;
        private String file;
        private String keyword;
        private String column;
        private long row = UNKNOWN;
        private Throwable cause;

        private Builder(String problem) {
            this.problem = problem;
        }

        /** The name of the file. */
        public Builder file(String name) {
            this.file = name;
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

        /** The exception that showed the problem. */
        public Builder cause(Throwable reason) {
            this.cause = reason;
            return this;
        }

        /** The exception, to be thrown. */
        public FitsWriteException build() {
            return new FitsWriteException(this);
        }
    }
}
