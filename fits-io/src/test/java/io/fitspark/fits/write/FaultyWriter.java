// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;

import io.fitspark.fits.storage.RangeWriter;

/** A writer in which a fault strikes at one of the writes and reads, counted from 0. */
public final class FaultyWriter implements RangeWriter {

    /** What happens. */
    public enum Fault {
        /** Nothing; writes are counted. */
        NONE,
        /** The write fails. */
        ERROR,
        /** Half of the bytes are written, then it fails. */
        HALF,
        /** The file is closed by somebody else. */
        CLOSED,
        /** The thread is interrupted before the write. */
        INTERRUPT
    }

    /** What a failed write says. */
    public static final String MESSAGE = "the storage failed, as it was told to";

    private final RangeWriter writer;
    private final Fault fault;
    private final long at;
    private long count;

    /** Puts a fault into a writer. */
    public FaultyWriter(RangeWriter writer, Fault fault, long at) {
        this.writer = writer;
        this.fault = fault;
        this.at = at;
    }

    /** How many writes and reads there were. */
    public long count() {
        return count;
    }

    @Override
    public String name() {
        return writer.name();
    }

    @Override
    public boolean isAppendOnly() {
        return writer.isAppendOnly();
    }

    @Override
    public void write(long position, byte[] bytes, int offset, int length) throws IOException {
        boolean strikes = count++ == at;
        if (strikes && fault == Fault.HALF) {
            writer.write(position, bytes, offset, length / 2);
        }
        strike(strikes);
        writer.write(position, bytes, offset, length);
    }

    @Override
    public void read(long position, byte[] bytes, int offset, int length) throws IOException {
        strike(count++ == at);
        writer.read(position, bytes, offset, length);
    }

    private void strike(boolean strikes) throws IOException {
        if (!strikes) {
            return;
        }
        switch (fault) {
            case NONE -> {}
            case ERROR, HALF -> throw new IOException(MESSAGE);
            case CLOSED -> writer.close();
            case INTERRUPT -> Thread.currentThread().interrupt();
        }
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
