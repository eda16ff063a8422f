// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.RangeWriter;
import io.fitspark.fits.storage.Spool;

/**
 * One HDU being written at the end of a file: header, main part, heap, padding. The header needs what is known only at the end, so its
 * blocks are left free and written last; where the output is append-only, everything is spooled until then. The heap follows the main part
 * without a gap: it is written in its place if the length of the main part is known beforehand, and is spooled if not. DATASUM comes from
 * running sums: nothing is read again for it.
 *
 * <p>Closing it without {@link #finish} drops what was spooled; the file then cannot be used. Used by one thread at a time.
 */
final class HduOutput implements Closeable {

    private static final int BLOCK = 2880;
    private static final int RECORDS_PER_BLOCK = 36;

    /** Makes wider rows of some rows. */
    @FunctionalInterface
    interface RowWidening {
        /**
         * Fills the array with so many wider rows. Rows come in runs, in any order.
         *
         * @param row the number of the first of them in the table
         */
        void widen(byte[] from, byte[] to, int rows, long row) throws IOException;
    }

    private final FileOutput file;
    private final int headerBlocks;
    private final long dataStart;
    private final byte padding;
    private final HduPart main;
    private final HduPart heap;
    private long mainBytes;
    private boolean finished;

    private HduOutput(FileOutput file, int headerBlocks, long mainBytes, byte padding) {
        this.file = file;
        this.headerBlocks = headerBlocks;
        this.mainBytes = mainBytes;
        this.padding = padding;
        this.dataStart = file.end() + (long) headerBlocks * BLOCK;
        boolean inPlace = !file.writer().isAppendOnly();
        this.main = inPlace ? HduPart.inPlace(file, dataStart) : HduPart.spooled(file);
        this.heap = inPlace && mainBytes >= 0
                ? HduPart.inPlace(file, Math.addExact(dataStart, mainBytes))
                : HduPart.spooled(file);
    }

    /**
     * Begins an HDU at the end of a file.
     *
     * @param headerRecords cards of 80 bytes, without END, that the header will have at most, CHECKSUM and DATASUM included; what is left
     *     of their blocks at the end is filled with blank cards
     * @param mainBytes how long the main part will be, or -1 if that is not known
     * @param padding what fills the last block: 0, or a blank for ASCII tables
     */
    static HduOutput begin(FileOutput file, int headerRecords, long mainBytes, byte padding) {
        return new HduOutput(file, headerRecords / RECORDS_PER_BLOCK + 1, mainBytes, padding);
    }

    /** Appends to the main part: rows or descriptors. They may come before, between or after the bytes of the heap. */
    void main(byte[] bytes, int offset, int length) throws IOException {
        file.begin();
        if (mainBytes >= 0 && length > mainBytes - main.length()) {
            throw new IllegalStateException(
                    "more than the " + mainBytes + " bytes that the main part was said to have [" + file.name() + "]");
        }
        main.append(bytes, offset, length);
        file.done();
    }

    /** Appends to the heap. */
    void heap(byte[] bytes, int offset, int length) throws IOException {
        file.begin();
        heap.append(bytes, offset, length);
        file.done();
    }

    /** Appends a spool to the heap. */
    void heap(Spool spool) throws IOException {
        file.begin();
        heap.append(spool);
        file.done();
    }

    /** Appends a spool to the heap whose sum is known. */
    void heap(Spool spool, long sum) throws IOException {
        file.begin();
        heap.append(spool, sum);
        file.done();
    }

    /** Bytes of the main part so far. */
    long mainLength() {
        return main.length();
    }

    /** Bytes of the heap so far. */
    long heapLength() {
        return heap.length();
    }

    /** The sum of the main part so far. */
    long mainSum() throws IOException {
        return main.sum();
    }

    /** Reads back from the main part. */
    void readMain(long position, byte[] bytes, int offset, int length) throws IOException {
        main.read(position, bytes, offset, length);
    }

    /** Writes over bytes of the main part that are there; its sum is then taken anew, by reading it, at the end. */
    void overwriteMain(long position, byte[] bytes, int offset, int length) throws IOException {
        file.begin();
        main.overwrite(position, bytes, offset, length);
        file.done();
    }

    /**
     * Makes all rows of the main part that are there wider, in bounded memory; rows that follow are to be wide. A heap that is in its place
     * already is moved.
     */
    void widenMain(int rowBytes, int widerRowBytes, RowWidening widening) throws IOException {
        file.begin();
        if (mainBytes >= 0) {
            long wider = Math.multiplyExact(mainBytes / rowBytes, (long) widerRowBytes);
            if (heap.isInPlace()) {
                heap.moveTo(Math.addExact(dataStart, wider));
            }
            mainBytes = wider;
        }
        main.widen(rowBytes, widerRowBytes, widening);
        file.done();
    }

    /** Ends the HDU, signed with DATASUM and CHECKSUM. */
    void finish(HeaderBuilder header) throws IOException {
        finish(header, true);
    }

    /**
     * Ends the HDU.
     *
     * @param header all its cards, of which the mandatory ones are put in order; not changed
     * @param checksum whether it is signed; sums that the header has already are dropped
     * @throws IllegalStateException if the header does not fit in the blocks that were left free for it, or the main part has another length
     *     than was said
     */
    void finish(HeaderBuilder header, boolean checksum) throws IOException {
        if (finished) {
            throw new IllegalStateException("the HDU was ended already [" + file.name() + "]");
        }
        file.begin();
        end(header, checksum);
        file.done();
        finished = true;
        close();
    }

    private void end(HeaderBuilder header, boolean checksum) throws IOException {
        if (mainBytes >= 0) {
            requireMain();
        }
        long length = Math.addExact(main.length(), heap.length());
        byte[] rest = new byte[(int) ((BLOCK - length % BLOCK) % BLOCK)];
        Arrays.fill(rest, padding);
        long dataSum = OnesSum.combine(main.sum(), heap.sum(), main.length());
        dataSum = OnesSum.combine(dataSum, OnesSum.of(rest, 0, rest.length), length);

        HeaderBuilder cards = header.copy().mandatoryFirst();
        if (checksum) {
            HduSignature.prepare(cards, dataSum);
        } else {
            HduSignature.remove(cards);
        }
        boolean appendOnly = file.writer().isAppendOnly();
        if (!appendOnly && cards.blocks() > headerBlocks) {
            throw new IllegalStateException("the header has " + cards.blocks() + " blocks, " + headerBlocks
                    + " were left free for it [" + file.name() + "]");
        }
        byte[] bytes = cards.toBytes(Math.max(headerBlocks, cards.blocks()));
        if (checksum) {
            HduSignature.sign(bytes, dataSum);
        }
        place(bytes, rest);
        file.advance(bytes.length + length + rest.length);
    }

    private void requireMain() {
        if (main.length() != mainBytes) {
            throw new IllegalStateException("the main part has " + main.length() + " bytes, it was said to have "
                    + mainBytes + " [" + file.name() + "]");
        }
    }

    /** Puts all in its place, the header last unless the output is append-only. */
    private void place(byte[] header, byte[] rest) throws IOException {
        RangeWriter out = file.writer();
        long start = file.end();
        long data = start + header.length;
        if (out.isAppendOnly()) {
            out.write(start, header, 0, header.length);
            main.moveTo(data);
        }
        main.flush();
        heap.flush();
        if (!heap.isInPlace()) {
            heap.moveTo(data + main.length());
        }
        out.write(data + main.length() + heap.length(), rest, 0, rest.length);
        if (!out.isAppendOnly()) {
            out.write(start, header, 0, header.length);
        }
    }

    /** Drops what was spooled. */
    @Override
    public void close() throws IOException {
        try (main) {
            heap.close();
        }
    }
}
