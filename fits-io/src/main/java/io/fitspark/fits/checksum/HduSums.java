// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.checksum;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.image.RestoredImage;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.RestoredTable;

/**
 * Whether the sums in a header are those of the HDU.
 *
 * @param datasum DATASUM, of the data
 * @param checksum CHECKSUM, of header and data
 */
public record HduSums(SumStatus datasum, SumStatus checksum) {
    private static final int PIECE = 1 << 20;
    private static final long BLOCK = 2880;
    private static final long ALL_ONES = 0xFFFF_FFFFL;

    /** What knows the sums of parts of a file. */
    public interface RangeSums {
        /** The sum of some bytes as if they began a word. */
        long of(long position, long length) throws IOException;
    }

    /** Compares; reads the whole HDU if it has sums, else nothing. */
    public static HduSums verify(FitsFile file, Hdu hdu) throws IOException {
        return verify(file, hdu, (position, length) -> sum(file, hdu.index(), position, length));
    }

    /**
     * Compares with sums that are known already, for the most part.
     *
     * @param sums asked for the data that {@link #summed} tells, for the header, and rarely for more
     */
    public static HduSums verify(FitsFile file, Hdu hdu, RangeSums sums) throws IOException {
        Header header = hdu.header();
        Optional<Long> datasum = datasum(header, "DATASUM");
        boolean signed = isDefined(header, "CHECKSUM");
        if (datasum.isEmpty() && !signed) {
            return new HduSums(undefined(header, "DATASUM"), SumStatus.ABSENT);
        }
        HduEntry entry = hdu.entry();
        file.requireData(hdu);
        long dataSum = sums.of(entry.dataOffset(), summed(file, hdu).length());
        long heapEnd = endOfHeap(hdu);
        if (heapEnd > entry.dataLength() && datasum.isPresent() && datasum.get() != dataSum) {
            long longer = sums.of(entry.dataOffset(), there(file, entry, heapEnd));
            dataSum = longer == datasum.get() ? longer : dataSum;
        }
        SumStatus data = undefined(header, "DATASUM");
        if (datasum.isPresent()) {
            data = status(datasum.get() == dataSum);
        }
        if (!signed) {
            return new HduSums(data, SumStatus.ABSENT);
        }
        long headerSum = sums.of(entry.headerOffset(), entry.headerLength());
        long total = OnesSum.combine(headerSum, dataSum, 0);
        return new HduSums(data, status(total == ALL_ONES || total == 0));
    }

    /** Where the data lies that DATASUM is of, padding included. */
    public static ByteRange summed(FitsFile file, Hdu hdu) throws IOException {
        HduEntry entry = hdu.entry();
        return new ByteRange(entry.dataOffset(), Math.max(0, there(file, entry, entry.dataLength())));
    }

    /** cfitsio leaves the gap before the heap of a compressed table out of PCOUNT, but not out of the sum. */
    private static long endOfHeap(Hdu hdu) throws FitsFormatException {
        boolean gap = hdu.entry().kind() == HduKind.ZTABLE && hdu.header().has("THEAP");
        return gap ? hdu.header().requireInteger("THEAP") + hdu.header().requireInteger("PCOUNT") : 0;
    }

    /**
     * Compares the sums that a compressed table or image keeps of what was compressed, ZDATASUM and ZHECKSUM, with what comes of
     * decompressing it.
     *
     * @return UNVERIFIABLE if there is one that does not fit, where the data that was compressed, or the cards of its header, may have been
     *     other ones: pixels that were quantised, heap bytes that belong to no cell
     */
    public static HduSums verifyRestored(FitsFile file, BinTableHdu hdu) throws IOException {
        HduKind kind = hdu.entry().kind();
        if (kind != HduKind.ZTABLE && kind != HduKind.ZIMAGE) {
            throw new IllegalArgumentException("HDU " + hdu.entry().index() + " is no compressed table or image");
        }
        Header header = hdu.header();
        if (datasum(header, "ZDATASUM").isEmpty() && !isDefined(header, "ZHECKSUM")) {
            return new HduSums(undefined(header, "ZDATASUM"), SumStatus.ABSENT);
        }
        long[] sum = new long[1];
        RestoredTable.DataSink sink = (position, bytes, offset, length) ->
                sum[0] = OnesSum.combine(sum[0], OnesSum.of(bytes, offset, length), position);
        boolean exact;
        if (kind == HduKind.ZTABLE) {
            exact = RestoredTable.read(file, hdu, sink);
        } else {
            RestoredImage image = RestoredImage.open(file, hdu);
            exact = image.isExact();
            image.read(0, image.tiles(), sink);
        }
        return verifyRestored(file, hdu, sum[0], exact);
    }

    /**
     * The same with a sum that is known already.
     *
     * @param dataSum of what comes of decompressing the data
     * @param exact whether that is, bit for bit, what was compressed
     */
    public static HduSums verifyRestored(FitsFile file, BinTableHdu hdu, long dataSum, boolean exact)
            throws IOException {
        Header header = hdu.header();
        Optional<Long> datasum = datasum(header, "ZDATASUM");
        SumStatus data = undefined(header, "ZDATASUM");
        if (datasum.isPresent()) {
            boolean fits = datasum.get() == dataSum;
            data = fits || exact ? status(fits) : SumStatus.UNVERIFIABLE;
        }
        if (!isDefined(header, "ZHECKSUM")) {
            return new HduSums(data, SumStatus.ABSENT);
        }
        long total = OnesSum.combine(RestoredHeader.sum(file, hdu), dataSum, 0);
        return new HduSums(data, total == ALL_ONES ? SumStatus.VALID : SumStatus.UNVERIFIABLE);
    }

    /**
     * Refuses sums that are wrong.
     *
     * @throws FitsFormatException naming the keyword
     */
    public void requireValid(FitsFile file, Hdu hdu) throws FitsFormatException {
        if (datasum == SumStatus.INVALID || checksum == SumStatus.INVALID) {
            String keyword = datasum == SumStatus.INVALID ? "DATASUM" : "CHECKSUM";
            throw FitsFormatException.of(
                            Kind.BAD_CHECKSUM, keyword + " does not fit: the HDU was changed since it was written")
                    .file(file.name())
                    .hdu(hdu.entry().index())
                    .keyword(keyword)
                    .build();
        }
    }

    /** The stated sum; empty if there is none, or it is no number. */
    private static Optional<Long> datasum(Header header, String keyword) {
        String text = header.card(keyword)
                .map(card -> card.value() instanceof CardValue.Text value
                        ? value.text().strip()
                        : card.value() instanceof CardValue.Int number ? String.valueOf(number.value()) : "")
                .orElse("");
        long value = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
        return value >= 0 && value <= ALL_ONES ? Optional.of(value) : Optional.empty();
    }

    /** What to say where no sum could be read: a text that is no number fits nothing. */
    private static SumStatus undefined(Header header, String keyword) {
        return isDefined(header, keyword) ? SumStatus.INVALID : SumStatus.ABSENT;
    }

    private static boolean isDefined(Header header, String keyword) {
        try {
            return header.has(keyword) && !header.string(keyword).orElse("").isBlank();
        } catch (FitsFormatException e) {
            return true;
        }
    }

    private static SumStatus status(boolean fits) {
        return fits ? SumStatus.VALID : SumStatus.INVALID;
    }

    /** Data with its padding; what is missing of that at the end of a file is zeros, which do not count. */
    private static long there(FitsFile file, HduEntry entry, long length) throws IOException {
        long padded = (length + BLOCK - 1) / BLOCK * BLOCK;
        return Math.min(padded, file.reader().length() - entry.dataOffset());
    }

    /**
     * Reads and adds some bytes, as if they began a word.
     *
     * @param hdu to which they belong
     */
    public static long sum(FitsFile file, int hdu, long position, long length) throws IOException {
        RangeReader reader = file.reader();
        OnesSum sum = new OnesSum();
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        while (sum.length() < length) {
            int count = (int) Math.min(piece.length, length - sum.length());
            try {
                reader.readFully(position + sum.length(), piece, 0, count);
            } catch (EOFException e) {
                throw FitsFormatException.of(Kind.TRUNCATED, "the file ends within the HDU")
                        .file(file.name())
                        .hdu(hdu)
                        .cause(e)
                        .build();
            }
            sum.add(piece, 0, count);
        }
        return sum.value();
    }
}
