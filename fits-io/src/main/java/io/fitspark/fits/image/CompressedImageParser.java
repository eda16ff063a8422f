// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static io.fitspark.fits.FitsFormatException.Kind.LIMIT;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.compress.Dequantizer;
import io.fitspark.fits.compress.Dither;
import io.fitspark.fits.compress.ImageCodec;
import io.fitspark.fits.header.Header;

/** Makes the layout of a compressed image of its header. */
final class CompressedImageParser {
    private static final int MAX_AXES = 999;
    private static final String LOSSLESS = "NONE";

    /** Pixels of a tile, which are put in one array. */
    private static final long MAX_PIXELS = Integer.MAX_VALUE - 8;

    private final String file;
    private final BinTableHdu hdu;
    private final Header header;
    private final List<FitsWarning> warnings = new ArrayList<>();

    private CompressedImageParser(String file, BinTableHdu hdu) {
        this.file = file;
        this.hdu = hdu;
        this.header = hdu.header();
    }

    static ImageLayout parse(String file, BinTableHdu hdu) throws FitsFormatException {
        return new CompressedImageParser(file, hdu).parse();
    }

    private ImageLayout parse() throws FitsFormatException {
        CodecSettingParser settings = new CodecSettingParser(header);
        CodecSetting codec = settings.parse();
        int bitpix = bitpix();
        Tiling tiling = tiling();
        TileColumnsParser columns = new TileColumnsParser(hdu);
        TileNumber blankColumn = columns.number("ZBLANK");
        TileFields fields = new TileFields(
                columns.field("COMPRESSED_DATA"),
                columns.field("UNCOMPRESSED_DATA"),
                columns.field("GZIP_COMPRESSED_DATA"),
                mask(columns),
                bitpix > 0 ? blankColumn : null);
        if (fields.compressed() == null && fields.uncompressed() == null && fields.gzipped() == null) {
            throw header.bad("TTYPE1", "there is no column COMPRESSED_DATA with descriptors");
        }
        Quantization quantization = bitpix < 0 ? quantization(columns, blankColumn, codec.codec()) : null;
        String blankKeyword = header.has("ZBLANK") ? "ZBLANK" : "BLANK";
        PixelFormat format = PlainImageParser.format(header, bitpix, blankKeyword, warnings);
        if (quantization != null && !format.isPlain()) {
            quantization = quantization.with(new Quantization.Linear(bitpix, format.scale(), format.zero()));
            format = new PixelFormat(-Double.SIZE, 1, 0, null);
        }
        ImageCompression compression = new ImageCompression(
                Math.toIntExact(hdu.rowBytes()),
                heapOffset(),
                hdu.pcount(),
                fields,
                codec,
                fields.mask() == null ? null : settings.mask(),
                quantization);
        return new ImageLayout(
                file, hdu.entry().index(), format, tiling, hdu.entry().dataOffset(), compression, warnings);
    }

    /** The column of masks, by its name in the standard or that which nom-tam-fits gives it. */
    private static TileField mask(TileColumnsParser columns) throws FitsFormatException {
        TileField mask = columns.field("NULL_PIXEL_MASK");
        return mask == null ? columns.field("NULL_PIXEL_MASK_COLUMN") : mask;
    }

    private int bitpix() throws FitsFormatException {
        long bitpix = header.requireInteger("ZBITPIX");
        if (bitpix != 8 && bitpix != 16 && bitpix != 32 && bitpix != 64 && bitpix != -32 && bitpix != -64) {
            throw header.bad("ZBITPIX", "ZBITPIX is not 8, 16, 32, 64, -32 or -64: " + bitpix);
        }
        return (int) bitpix;
    }

    private Tiling tiling() throws FitsFormatException {
        long count = header.requireInteger("ZNAXIS");
        if (count < 0 || count > MAX_AXES) {
            throw header.bad("ZNAXIS", "ZNAXIS is not between 0 and " + MAX_AXES + ": " + count);
        }
        long[] axes = new long[(int) count];
        long[] shape = new long[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            String keyword = "ZNAXIS" + (axis + 1);
            axes[axis] = header.requireInteger(keyword);
            if (axes[axis] < 0) {
                throw header.bad(keyword, keyword + " is negative: " + axes[axis]);
            }
            String tileKeyword = "ZTILE" + (axis + 1);
            OptionalLong length = header.integer(tileKeyword);
            shape[axis] = length.orElse(axis == 0 ? Math.max(1, axes[axis]) : 1);
            if (shape[axis] < 1) {
                throw header.bad(tileKeyword, tileKeyword + " is " + shape[axis] + ": a tile has one pixel at least");
            }
        }
        Tiling tiling;
        try {
            tiling = Tiling.of(Axes.of(axes), shape);
        } catch (ArithmeticException e) {
            throw header.bad("ZNAXIS1", "the product of the axes ZNAXIS1 to ZNAXIS" + count + " is beyond 64 bits");
        }
        if (tiling.tiles() != hdu.rows()) {
            throw header.bad(
                    "NAXIS2",
                    tiling + " by ZTILEn and ZNAXIS1 to ZNAXIS" + count + " come to " + tiling.tiles()
                            + ", but NAXIS2 is " + hdu.rows());
        }
        if (tiling.tiles() > 0 && tiling.fullPixels() > MAX_PIXELS) {
            throw FitsFormatException.of(LIMIT, "a tile has " + tiling.fullPixels() + " pixels, by ZNAXISn and ZTILEn")
                    .file(file)
                    .hdu(hdu.entry().index())
                    .keyword("ZTILE1")
                    .build();
        }
        return tiling;
    }

    /** How pixels were quantised; null if they are stored without loss. */
    private Quantization quantization(TileColumnsParser columns, TileNumber blankColumn, ImageCodec codec)
            throws FitsFormatException {
        String method = header.string("ZQUANTIZ").orElse("NO_DITHER").strip();
        TileNumber scale = number(columns, "ZSCALE");
        TileNumber zero = number(columns, "ZZERO");
        if (method.equalsIgnoreCase(LOSSLESS) || scale == null || zero == null) {
            if (codec == ImageCodec.RICE_1 || codec == ImageCodec.HCOMPRESS_1 || codec == ImageCodec.PLIO_1) {
                throw header.bad(
                        "ZQUANTIZ", codec + " holds floating-point pixels only with ZSCALE, ZZERO and a ZQUANTIZ");
            }
            return null;
        }
        Dither dither = Dither.of(method)
                .orElseThrow(() -> header.bad("ZQUANTIZ", "unknown quantization ZQUANTIZ = '" + method + "'"));
        long seed = header.integer("ZDITHER0").orElse(1);
        if (dither == Dither.NONE || codec == ImageCodec.NOCOMPRESS) {
            // fpack writes ZDITHER0 = 0 where it then stores the pixels as they are
            seed = 1;
        }
        if (seed < 1 || seed > Dequantizer.MAX_SEED) {
            throw header.bad("ZDITHER0", "ZDITHER0 is not between 1 and " + Dequantizer.MAX_SEED + ": " + seed);
        }
        TileNumber blank = blankColumn;
        OptionalLong blankKeyword = header.integer("ZBLANK");
        if (blank == null && blankKeyword.isPresent()) {
            blank = TileNumber.keyword(blankKeyword.getAsLong());
        }
        return new Quantization(dither, (int) seed, scale, zero, blank, null);
    }

    private TileNumber number(TileColumnsParser columns, String name) throws FitsFormatException {
        TileNumber column = columns.number(name);
        OptionalDouble keyword = column == null ? header.real(name) : OptionalDouble.empty();
        return keyword.isPresent() ? TileNumber.keyword(keyword.getAsDouble()) : column;
    }

    /** Where the heap begins: at THEAP, if there is one. PCOUNT bounds it, whether it counts the gap before it or not. */
    private long heapOffset() throws FitsFormatException {
        long rowsBytes = Math.multiplyExact(hdu.rowBytes(), hdu.rows());
        long start = header.integer("THEAP").orElse(rowsBytes);
        if (start < rowsBytes) {
            throw header.bad("THEAP", "THEAP is " + start + ", but the rows take " + rowsBytes + " bytes");
        }
        try {
            long offset = Math.addExact(hdu.entry().dataOffset(), start);
            Math.addExact(offset, hdu.pcount());
            return offset;
        } catch (ArithmeticException e) {
            throw header.bad("THEAP", "THEAP is " + start + ": the heap ends beyond 2^63 bytes");
        }
    }
}
