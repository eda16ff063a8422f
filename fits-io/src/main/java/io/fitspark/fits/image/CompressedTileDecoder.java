// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.compress.CodecException;
import io.fitspark.fits.compress.Dequantizer;
import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.compress.ImageCodec;
import io.fitspark.fits.compress.PlioDecoder;
import io.fitspark.fits.compress.RiceDecoder;

/** Makes pixels of the bytes of a compressed tile. Safe for concurrent use, with a scratch for each thread. */
final class CompressedTileDecoder {
    /** What cfitsio adds to pixels that are signed for unsigned ones, as PLIO_1 has no negative numbers. */
    private static final int PLIO_OFFSET = 1 << 15;

    private static final CodecSetting GZIPPED = plain(ImageCodec.GZIP_1);
    private static final CodecSetting UNCOMPRESSED = plain(ImageCodec.NOCOMPRESS);

    private final ImageLayout layout;
    private final ImageCompression compression;
    private final int bitpix;

    CompressedTileDecoder(ImageLayout layout) {
        this.layout = layout;
        this.compression = layout.compression();
        this.bitpix = layout.format().bitpix();
    }

    private static CodecSetting plain(ImageCodec codec) {
        return new CodecSetting(codec, CodecSetting.RICE_BLOCK, CodecSetting.RICE_BYTES, false, true);
    }

    /** How what a column holds is compressed. */
    CodecSetting setting(TileField field) {
        TileFields fields = compression.fields();
        if (field.equals(fields.gzipped())) {
            return GZIPPED;
        }
        return field.equals(fields.uncompressed()) ? UNCOMPRESSED : compression.codec();
    }

    /** As {@link TileSource#decode}. */
    byte[] decode(CompressedTile tile, byte[] bytes, int[] starts, Object pixels, int at, TileScratch scratch)
            throws FitsFormatException {
        int length = (int) tile.ranges().get(0).length();
        try {
            pixels(tile, bytes, starts[0], length, pixels, at, scratch);
        } catch (CodecException e) {
            throw error(tile, tile.field(), 0, e);
        }
        byte[] nulls = null;
        if (tile.hasMask()) {
            try {
                nulls = mask(bytes, starts[1], (int) tile.ranges().get(1).length(), tile.pixels(), scratch);
            } catch (CodecException e) {
                throw error(tile, compression.fields().mask(), 1, e);
            }
        }
        if (compression.fields().blank() != null) {
            nulls = NullPixels.find(pixels, at, tile.pixels(), tile.blank(), nulls);
        }
        return nulls == null ? null : NullPixels.mark(nulls, pixels, at, layout.format());
    }

    private FitsFormatException error(CompressedTile tile, TileField field, int range, CodecException e) {
        return layout.error(Kind.BAD_TILE, e.reason())
                .offset(tile.ranges().get(range).position() + e.offset())
                .column(field.name())
                .tile(tile.tile())
                .cause(e)
                .build();
    }

    private void pixels(
            CompressedTile tile, byte[] src, int off, int length, Object pixels, int at, TileScratch scratch) {
        CodecSetting setting = setting(tile.field());
        boolean quantized = compression.isQuantized()
                && tile.field().equals(compression.fields().compressed());
        if (compression.isQuantized()
                && !quantized
                && compression.quantization().before() != null) {
            double[] scaled = (double[]) pixels;
            Quantization.Linear linear = compression.quantization().before();
            Object stored = PixelType.stored(linear.bitpix()).newArray(tile.pixels());
            decode(
                    setting,
                    src,
                    off,
                    length,
                    new PixelSink(linear.bitpix(), stored, 0, tile.pixels(), null, scratch),
                    scratch);
            for (int k = 0; k < tile.pixels(); k++) {
                double pixel = stored instanceof float[] floats ? floats[k] : ((double[]) stored)[k];
                scaled[at + k] = pixel * linear.scale() + linear.zero();
            }
            return;
        }
        Dequantizer dequantizer = quantized ? dequantizer(tile) : null;
        PixelSink sink = new PixelSink(bitpix, pixels, at, tile.pixels(), dequantizer, scratch);
        decode(setting, src, off, length, sink, scratch);
    }

    private void decode(CodecSetting setting, byte[] src, int off, int length, PixelSink sink, TileScratch scratch) {
        int count = sink.count();
        switch (setting.codec()) {
            case RICE_1 -> rice(setting, src, off, length, sink);
            case HCOMPRESS_1 -> {
                scratch.hcompress(setting.smooth(), sink.arithmetic())
                        .decode(src, off, length, sink.ints(), sink.intsAt(), count);
                sink.putClipped();
            }
            case PLIO_1 -> {
                PlioDecoder.decode(src, off, length, sink.ints(), sink.intsAt(), count);
                boolean shifted = sink.bitpix() == Short.SIZE && layout.format().isOtherSign();
                sink.putInts(shifted ? PLIO_OFFSET : 0);
            }
            case GZIP_1, GZIP_2 -> {
                int most = Gzip.mostBytes(src, off, length, (long) sink.maxWidth() * count);
                byte[] inflated = scratch.bytes(most);
                int bytes = Gzip.inflateUpTo(src, off, length, inflated, 0, most);
                sink.put(inflated, 0, width(bytes, count), setting.codec() == ImageCodec.GZIP_2);
            }
            case NOCOMPRESS -> sink.put(src, off, width(length, count), false);
        }
    }

    /** Bytes of a pixel, which only the number of all of them tells: old files have 16-bit pixels in 32 bits. */
    private static int width(int bytes, int pixels) {
        if (bytes % pixels != 0 || bytes == 0) {
            throw new CodecException(bytes + " bytes are not those of " + pixels + " pixels", 0);
        }
        return bytes / pixels;
    }

    private Dequantizer dequantizer(CompressedTile tile) {
        Quantization quantization = compression.quantization();
        Long blank = tile.blank();
        boolean possible = blank != null && blank == blank.intValue();
        return new Dequantizer(
                tile.scale(),
                tile.zero(),
                quantization.dither(),
                tile.tile() + quantization.seed() - 1,
                possible ? (Integer) blank.intValue() : null);
    }

    private static void rice(CodecSetting setting, byte[] src, int off, int length, PixelSink sink) {
        int block = setting.riceBlock();
        int count = sink.count();
        switch (setting.riceBytes()) {
            case 1 -> {
                RiceDecoder.decode(src, off, length, sink.bytes(), sink.bytesAt(), count, block);
                sink.putBytes();
            }
            case 2 -> {
                RiceDecoder.decode(src, off, length, sink.shorts(), sink.shortsAt(), count, block);
                sink.putShorts();
            }
            default -> {
                RiceDecoder.decode(src, off, length, sink.ints(), sink.intsAt(), count, block);
                sink.putInts(0);
            }
        }
    }

    /** The mask of a tile: not 0 for each null pixel. */
    private byte[] mask(byte[] src, int off, int length, int count, TileScratch scratch) {
        byte[] mask = new byte[count];
        PixelSink sink = new PixelSink(Byte.SIZE, mask, 0, count, null, scratch);
        decode(compression.maskCodec(), src, off, length, sink, scratch);
        return mask;
    }
}
