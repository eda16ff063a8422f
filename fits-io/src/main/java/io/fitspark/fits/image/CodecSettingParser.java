// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.Locale;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.compress.ImageCodec;
import io.fitspark.fits.header.Header;

/** Reads ZCMPTYPE and the parameters of the codec, which may stand in any order or be missing. */
final class CodecSettingParser {
    private static final int MAX_PARAMETERS = 99;

    /** Writers use 32, or 16; much longer blocks would make no sense. */
    private static final int MAX_BLOCK = 1 << 16;

    private final Header header;
    private long block = CodecSetting.RICE_BLOCK;
    private long bytes = CodecSetting.RICE_BYTES;
    private double smooth;
    private double scale = Double.NaN;

    CodecSettingParser(Header header) {
        this.header = header;
    }

    CodecSetting parse() throws FitsFormatException {
        ImageCodec codec = codec("ZCMPTYPE");
        for (int i = 1; i <= MAX_PARAMETERS && header.has("ZNAME" + i); i++) {
            String keyword = "ZVAL" + i;
            String name = header.string("ZNAME" + i).orElse("").strip().toUpperCase(Locale.ROOT);
            switch (name) {
                case "BLOCKSIZE" -> {
                    block = header.integer(keyword).orElse(block);
                    if (block < 1 || block > MAX_BLOCK) {
                        throw header.bad(keyword, "BLOCKSIZE is " + block + ", not 1 to " + MAX_BLOCK);
                    }
                }
                case "BYTEPIX" -> {
                    bytes = header.integer(keyword).orElse(bytes);
                    if (bytes == -4 || bytes == -8) {
                        // rustfits divides a ZBITPIX below 0 by 8; its pixels are quantised to 32 bits, as all are
                        bytes = CodecSetting.RICE_BYTES;
                    }
                    if (bytes != 1 && bytes != 2 && bytes != 4) {
                        throw header.bad(keyword, "BYTEPIX is " + bytes + ", not 1, 2 or 4");
                    }
                }
                case "SMOOTH" -> smooth = header.real(keyword).orElse(smooth);
                case "SCALE" -> scale = header.real(keyword).orElse(scale);
                default -> {
                    // others say how it was compressed, which decoding need not know
                }
            }
        }
        boolean exact = codec != ImageCodec.HCOMPRESS_1 || scale == 0;
        return new CodecSetting(codec, (int) block, (int) bytes, smooth != 0, exact);
    }

    /** The codec of masks of null pixels, which are single bytes. */
    CodecSetting mask() throws FitsFormatException {
        return new CodecSetting(codec("ZMASKCMP"), CodecSetting.RICE_BLOCK, 1, false, true);
    }

    private ImageCodec codec(String keyword) throws FitsFormatException {
        String name = header.requireString(keyword);
        return ImageCodec.of(name)
                .orElseThrow(() -> header.bad(keyword, "unknown compression " + keyword + " = '" + name + "'"));
    }
}
