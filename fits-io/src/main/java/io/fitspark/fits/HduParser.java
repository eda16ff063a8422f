// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.Header;

/** Makes an HDU of a header: checks the mandatory keywords and works out the size of the data. */
final class HduParser {

    private static final int MAX_NAXIS = 999;
    private static final int MAX_FIELDS = 999;
    private static final List<String> AXIS_KEYWORDS = List.of("NAXIS", "NAXIS1", "NAXIS2", "NAXIS3", "NAXIS4");

    private final Header header;
    private final int index;
    private final long headerOffset;
    private final long headerLength;
    private final long fileLength;
    private final List<FitsWarning> warnings = new ArrayList<>();
    private int inOrder;

    private HduParser(Header header, int index, long headerOffset, long headerLength, long fileLength) {
        this.header = header;
        this.index = index;
        this.headerOffset = headerOffset;
        this.headerLength = headerLength;
        this.fileLength = fileLength;
    }

    static Hdu parse(Header header, int index, long headerOffset, long headerLength, long fileLength)
            throws FitsFormatException {
        return new HduParser(header, index, headerOffset, headerLength, fileLength).parse();
    }

    private Hdu parse() throws FitsFormatException {
        boolean primary = index == 0;
        String xtension = null;
        if (primary) {
            if (!header.requireLogical("SIMPLE")) {
                warn("SIMPLE", "SIMPLE is F: the file does not claim to be standard FITS; it was read as if it did");
            }
        } else {
            xtension = header.requireString("XTENSION");
        }
        int bitpix = bitpix();
        long[] axes = axes();
        HduKind kind = primary ? primaryKind(axes) : extensionKind(xtension.toUpperCase(Locale.ROOT));
        order(axes.length, kind);
        return switch (kind) {
            case PRIMARY -> image(kind, bitpix, axes);
            case IMAGE -> {
                requireOneGroup();
                yield image(kind, bitpix, axes);
            }
            case BINTABLE, ZIMAGE, ZTABLE, TABLE -> table(kind, bitpix, axes);
            case GROUPS, OTHER -> other(kind, primary ? "GROUPS" : xtension, bitpix, axes);
        };
    }

    private Hdu image(HduKind kind, int bitpix, long[] axes) throws FitsFormatException {
        long pcount = 0;
        if (kind == HduKind.IMAGE) {
            pcount = count("PCOUNT", 0);
            if (pcount != 0) {
                warn("PCOUNT", "PCOUNT of an image is " + pcount + "; that many values follow the pixels");
            }
        }
        if (bitpix < 0 && header.has("BLANK")) {
            warn("BLANK", "BLANK has no meaning for floating-point pixels");
        }
        long length = DataSize.of(header, bitpix, axes, pcount, 1);
        return new ImageHdu(entry(kind, length), header, bitpix, axes, warnings);
    }

    private Hdu table(HduKind kind, int bitpix, long[] axes) throws FitsFormatException {
        if (bitpix != 8) {
            throw header.bad("BITPIX", "BITPIX of a table is " + bitpix + ", not 8");
        }
        if (axes.length != 2) {
            throw header.bad("NAXIS", "NAXIS of a table is " + axes.length + ", not 2");
        }
        requireOneGroup();
        long pcount = count("PCOUNT", 0);
        long fields = whole("TFIELDS");
        if (fields < 0 || fields > MAX_FIELDS) {
            throw header.bad("TFIELDS", "TFIELDS is not between 0 and " + MAX_FIELDS + ": " + fields);
        }
        long length = DataSize.of(header, bitpix, axes, pcount, 1);
        if (kind == HduKind.TABLE) {
            if (pcount != 0) {
                warn("PCOUNT", "PCOUNT of an ASCII table is " + pcount + "; that many bytes follow the rows");
            }
            return new AsciiTableHdu(entry(kind, length), header, axes[0], axes[1], (int) fields, warnings);
        }
        return new BinTableHdu(entry(kind, length), header, axes[0], axes[1], pcount, (int) fields, warnings);
    }

    private Hdu other(HduKind kind, String type, int bitpix, long[] axes) throws FitsFormatException {
        long pcount = count("PCOUNT", 0);
        long gcount = count("GCOUNT", 1);
        long[] sized = kind == HduKind.GROUPS ? Arrays.copyOfRange(axes, 1, axes.length) : axes;
        if (kind == HduKind.OTHER) {
            warn("XTENSION", "an extension of an unknown type: '" + type + "'");
        }
        long length = DataSize.of(header, bitpix, sized, pcount, gcount);
        return new OtherHdu(entry(kind, length), header, type, bitpix, axes, pcount, gcount, warnings);
    }

    private HduKind primaryKind(long[] axes) {
        boolean groups = axes.length > 1 && axes[0] == 0 && isTrue("GROUPS");
        return groups ? HduKind.GROUPS : HduKind.PRIMARY;
    }

    private HduKind extensionKind(String xtension) {
        return switch (xtension) {
            case "IMAGE", "IUEIMAGE" -> HduKind.IMAGE;
            case "TABLE" -> HduKind.TABLE;
            case "BINTABLE", "A3DTABLE" -> {
                boolean image = isTrue("ZIMAGE");
                boolean table = isTrue("ZTABLE");
                if (image && table) {
                    warn("ZTABLE", "both ZIMAGE and ZTABLE are T; it was taken as an image");
                }
                yield image ? HduKind.ZIMAGE : table ? HduKind.ZTABLE : HduKind.BINTABLE;
            }
            default -> HduKind.OTHER;
        };
    }

    private int bitpix() throws FitsFormatException {
        long bitpix = whole("BITPIX");
        if (bitpix != 8 && bitpix != 16 && bitpix != 32 && bitpix != 64 && bitpix != -32 && bitpix != -64) {
            throw header.bad("BITPIX", "BITPIX is not 8, 16, 32, 64, -32 or -64: " + bitpix);
        }
        return (int) bitpix;
    }

    private long[] axes() throws FitsFormatException {
        long naxis = whole("NAXIS");
        if (naxis < 0 || naxis > MAX_NAXIS) {
            throw header.bad("NAXIS", "NAXIS is not between 0 and " + MAX_NAXIS + ": " + naxis);
        }
        long[] axes = new long[(int) naxis];
        for (int i = 0; i < axes.length; i++) {
            String keyword = axisKeyword(i + 1);
            axes[i] = whole(keyword);
            if (axes[i] < 0) {
                throw header.bad(keyword, keyword + " is negative: " + axes[i]);
            }
        }
        return axes;
    }

    /** A mandatory integer; one that is written as a real number is taken, with a warning. */
    private long whole(String keyword) throws FitsFormatException {
        long value = header.requireInteger(keyword);
        if (header.card(keyword).orElseThrow().value() instanceof CardValue.Real) {
            warn(keyword, keyword + " is written as a real number; it was taken as " + value);
        }
        return value;
    }

    private long count(String keyword, long standard) throws FitsFormatException {
        if (header.integer(keyword).isEmpty()) {
            warn(keyword, keyword + " is missing; it was taken as " + standard);
            return standard;
        }
        long count = whole(keyword);
        if (count < 0) {
            throw header.bad(keyword, keyword + " is negative: " + count);
        }
        return count;
    }

    private void requireOneGroup() throws FitsFormatException {
        long gcount = count("GCOUNT", 1);
        if (gcount != 1) {
            throw header.bad("GCOUNT", "GCOUNT is not 1: " + gcount);
        }
    }

    /** Warns of the first mandatory card that is not in its place. */
    private void order(int naxis, HduKind kind) {
        boolean extension = kind != HduKind.PRIMARY && kind != HduKind.GROUPS;
        boolean ordered = isNext(index == 0 ? "SIMPLE" : "XTENSION") && isNext("BITPIX") && isNext("NAXIS");
        for (int i = 1; i <= naxis && ordered; i++) {
            ordered = isNext(axisKeyword(i));
        }
        if (ordered
                && extension
                && isNext("PCOUNT")
                && isNext("GCOUNT")
                && (kind.isTable() || kind == HduKind.ZIMAGE)) {
            isNext("TFIELDS");
        }
    }

    /** Whether a mandatory card, if it is there, is the next one. */
    private boolean isNext(String keyword) {
        int position = header.position(keyword);
        if (position >= 0 && position != inOrder) {
            warn(keyword, keyword + " is card " + position + ", it should be card " + inOrder);
            return false;
        }
        inOrder++;
        return true;
    }

    private static String axisKeyword(int axis) {
        return axis < AXIS_KEYWORDS.size() ? AXIS_KEYWORDS.get(axis) : "NAXIS" + axis;
    }

    private boolean isTrue(String keyword) {
        try {
            return header.logical(keyword).orElse(false);
        } catch (FitsFormatException e) {
            warn(keyword, e.problem() + "; it was taken as F");
            return false;
        }
    }

    private HduEntry entry(HduKind kind, long dataLength) throws FitsFormatException {
        long dataOffset = headerOffset + headerLength;
        HduEntry entry =
                new HduEntry(index, kind, extname(), extver(), headerOffset, headerLength, dataOffset, dataLength);
        long end;
        try {
            end = Math.addExact(dataOffset, Blocks.padded(dataLength));
        } catch (ArithmeticException e) {
            throw header.bad(header.lastAxisKeyword(), "the end of the data is beyond 64 bits");
        }
        long missing = entry.missingBytes(fileLength);
        if (missing > 0) {
            warnAt(
                    fileLength,
                    "the file ends within the data: " + missing + " of " + dataLength + " bytes are missing");
        } else if (end > fileLength) {
            warnAt(fileLength, "the file ends within the padding of its last block");
        }
        return entry;
    }

    private String extname() {
        try {
            Optional<String> name = header.string("EXTNAME");
            return name.orElse(null);
        } catch (FitsFormatException e) {
            warn("EXTNAME", e.problem() + "; it was ignored");
            return null;
        }
    }

    private Integer extver() {
        try {
            if (header.integer("EXTVER").isEmpty()) {
                return null;
            }
            long version = header.requireInteger("EXTVER");
            if (version == (int) version) {
                return (int) version;
            }
            warn("EXTVER", "EXTVER is beyond 32 bits: " + version + "; it was ignored");
        } catch (FitsFormatException e) {
            warn("EXTVER", e.problem() + "; it was ignored");
        }
        return null;
    }

    private void warn(String keyword, String message) {
        warnings.add(header.warning(keyword, message));
    }

    private void warnAt(long offset, String message) {
        warnings.add(new FitsWarning(index, offset, null, message));
    }
}
