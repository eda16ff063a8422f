// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

/** Compressed bytes that do not decode to what is declared. Who knows the file, column and tile adds them. */
public final class CodecException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final long offset;

    /**
     * @param reason what is wrong
     * @param offset where, in bytes from the beginning of the compressed bytes
     */
    public CodecException(String reason, long offset) {
        this(reason, offset, null);
    }

    public CodecException(String reason, long offset, Throwable cause) {
        super(reason + " (byte " + offset + " of the compressed data)", cause);
        this.reason = reason;
        this.offset = offset;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    /** Where it was noticed, in bytes from the beginning of the compressed bytes. */
    public long offset() {
        return offset;
    }
}
