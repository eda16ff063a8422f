// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.header.Keywords;
import io.fitspark.fits.storage.GzipRangeReader;
import io.fitspark.fits.storage.RangeReader;

/** Goes from header to header, once, as far as it is asked to. Not safe for concurrent use. */
final class HduWalk {

    private static final long SIMPLE = Keywords.of("SIMPLE");
    private static final long XTENSION = Keywords.of("XTENSION");
    private static final int CARDS = Blocks.BLOCK / Blocks.CARD;

    private final RangeReader reader;
    private final long fileLength;
    private final FitsLimits limits;
    private final HeaderWindow window;
    private final HeaderScan scan;
    private final boolean parseAll;
    private final List<HduEntry> entries = new ArrayList<>();
    private final List<FitsWarning> warnings = new ArrayList<>();
    private long next;
    private boolean complete;
    private FitsFormatException failure;

    /** A walk; with {@code parseAll} it parses each header instead of scanning it, which gives the same. */
    HduWalk(RangeReader reader, long fileLength, FitsLimits limits, boolean parseAll) {
        this.reader = reader;
        this.fileLength = fileLength;
        this.limits = limits;
        this.parseAll = parseAll;
        this.window = new HeaderWindow(reader, fileLength);
        this.scan = new HeaderScan(window, reader.name(), limits);
    }

    List<HduEntry> entries() {
        return entries;
    }

    /** What is odd about the file so far, not about single cards. */
    List<FitsWarning> warnings() {
        return warnings;
    }

    boolean complete() {
        return complete;
    }

    /**
     * Takes the next HDU, if there is one.
     *
     * @throws FitsFormatException if its header is bad; this and any later call then fails in the same way
     */
    boolean advance() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (complete) {
            return false;
        }
        try {
            if (!begins()) {
                complete = true;
                return false;
            }
            take();
            return true;
        } catch (FitsFormatException e) {
            failure = e;
            throw e;
        }
    }

    /** Whether the file begins like one that is compressed with gzip. */
    boolean isGzip() throws IOException {
        int at = window.load(0);
        return at >= 0 && GzipRangeReader.isGzip(window.buffer(), at);
    }

    private void take() throws IOException {
        int index = entries.size();
        if (index >= limits.maxHdus()) {
            throw FitsFormatException.of(Kind.LIMIT, "the file has more than maxHdus = " + limits.maxHdus() + " HDUs")
                    .file(reader.name())
                    .offset(next)
                    .build();
        }
        scan.scan(index, next);
        long dataOffset = next + scan.headerLength;
        boolean parse = parseAll || scan.irregular || dataOffset > fileLength - scan.dataLength - Blocks.BLOCK;
        if (parse) {
            int length = length(next, scan.headerLength);
            Header seen = seen(index, next, length);
            Header header = seen == null ? read(index, next, length) : seen;
            Hdu hdu = HduParser.parse(header, index, next, scan.headerLength, fileLength);
            entries.add(hdu.entry());
            warnings.addAll(hdu.structureWarnings());
            next = dataOffset + Blocks.padded(hdu.entry().dataLength());
        } else {
            entries.add(new HduEntry(
                    index, scan.kind, scan.extname, scan.extver, next, scan.headerLength, dataOffset, scan.dataLength));
            next = dataOffset + Blocks.padded(scan.dataLength);
        }
    }

    /** The header of an HDU that the walk has taken, if it still has its bytes, else null. */
    Header seen(HduEntry entry) throws FitsFormatException {
        return seen(entry.index(), entry.headerOffset(), length(entry.headerOffset(), entry.headerLength()));
    }

    private Header seen(int index, long offset, int length) throws FitsFormatException {
        byte[] bytes = window.copy(offset, length);
        return bytes == null ? null : Header.of(bytes, reader.name(), index, offset);
    }

    /** The header of an HDU, read from the file. Safe for concurrent use. */
    Header read(HduEntry entry) throws IOException {
        return read(entry.index(), entry.headerOffset(), length(entry.headerOffset(), entry.headerLength()));
    }

    private Header read(int index, long offset, int length) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(Blocks.padded(length))];
        Arrays.fill(bytes, length, bytes.length, (byte) ' ');
        try {
            reader.readFully(offset, bytes, 0, length);
        } catch (EOFException e) {
            throw FitsFormatException.of(Kind.TRUNCATED, "the file became shorter while it was read")
                    .file(reader.name())
                    .hdu(index)
                    .offset(offset)
                    .cause(e)
                    .build();
        }
        return Header.of(bytes, reader.name(), index, offset);
    }

    /** The bytes of a header that are in the file: the padding of the last one may be missing. */
    private int length(long offset, long length) {
        return Math.toIntExact(Math.min(length, fileLength - offset));
    }

    /** Whether an HDU begins where the last one ends. What is none is said in a warning. */
    private boolean begins() throws IOException {
        int at = window.load(next);
        if (entries.isEmpty()) {
            if (at < 0 || Keywords.raw(window.buffer(), at) != SIMPLE) {
                String problem =
                        at < 0 ? "the file is empty" : "the file does not begin with SIMPLE: it is no FITS file";
                throw FitsFormatException.of(Kind.NOT_FITS, problem)
                        .file(reader.name())
                        .offset(0)
                        .build();
            }
            return true;
        }
        if (at < 0) {
            return false;
        }
        byte[] bytes = window.buffer();
        if (Keywords.raw(bytes, at) == XTENSION) {
            return true;
        }
        if (skipsGap()) {
            return next < fileLength;
        }
        at = window.load(next);
        bytes = window.buffer();
        long there = fileLength - next;
        if (there < Long.BYTES && (Keywords.raw(bytes, at) ^ XTENSION) >>> (Long.BYTES - there) * Byte.SIZE == 0) {
            throw FitsFormatException.of(Kind.TRUNCATED, "the file ends within the first card of a header")
                    .file(reader.name())
                    .hdu(entries.size())
                    .offset(next)
                    .build();
        }
        for (int i = 1; i < Math.min(CARDS, window.cardsFrom(at)); i++) {
            int card = at + i * Blocks.CARD;
            if (Keywords.raw(bytes, card) == XTENSION && bytes[card + 8] == '=') {
                return true;
            }
        }
        boolean another = Keywords.raw(bytes, at) == SIMPLE;
        String what = (fileLength - next) + " bytes after the last HDU were ignored: "
                + (another ? "another FITS file" : "they are no HDU");
        warnings.add(new FitsWarning(entries.size() - 1, next, null, what));
        return false;
    }

    /**
     * cfitsio copies THEAP into a compressed table, puts the heap there and leaves the gap before it out of PCOUNT. If the last HDU is such a
     * table, goes on to where it ends in truth.
     */
    private boolean skipsGap() throws IOException {
        HduEntry last = entries.get(entries.size() - 1);
        if (last.kind() != HduKind.ZTABLE) {
            return false;
        }
        Header header = read(last);
        long end;
        try {
            long heap = Math.addExact(header.integer("THEAP").orElse(0), header.requireInteger("PCOUNT"));
            end = Math.addExact(last.dataOffset(), Blocks.padded(heap));
        } catch (ArithmeticException e) {
            return false;
        }
        if (end <= next) {
            return false;
        }
        int at = window.load(end);
        if (at >= 0 && Keywords.raw(window.buffer(), at) != XTENSION) {
            return false;
        }
        warnings.add(header.warning("PCOUNT", "PCOUNT leaves out the gap before THEAP; the heap lies behind it"));
        next = end;
        return true;
    }
}
