// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/** What the headers of compressed images may say, and may not. */
class ZimageHeadersTest {

    private static TileTable table() {
        return new TileTable("NOCOMPRESS", 8, 3, 2)
                .column("COMPRESSED_DATA", "1PB")
                .row((Object) new byte[] {1, 2, 3})
                .row((Object) new byte[] {4, 5, 6});
    }

    private static void assertRefused(UnaryOperator<TileTable> change, Kind kind, String message) {
        assertThatThrownBy(() -> change.apply(table()).reader())
                .isInstanceOfSatisfying(
                        FitsFormatException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    private static void assertRefused(UnaryOperator<TileTable> change, String message) {
        assertRefused(change, Kind.BAD_HEADER, message);
    }

    @Test
    void namesAndKeywordsMayBeWrittenInAnyWay() throws IOException {
        TileTable table = new TileTable("rice_one  ", 8, 3, 1)
                .text("ZNAME1", "bytepix")
                .card("ZVAL1", "1.0")
                .text("ZNAME2", "SOMETHING")
                .text("ZNAME3", "BLOCKSIZE")
                .column("NOTE", "4A")
                .column(" compressed_data", "0PB(9)")
                .column("Uncompressed_Data", "PB(9)");
        Pixels pixels =
                table.row(0x41424344, new byte[] {1, 2, (byte) 200}).reader().read();
        assertThat(Arrays.copyOf(pixels.shorts(), 3)).containsExactly((short) 1, (short) 2, (short) 200);
    }

    @Test
    void anImageMayHaveNoPixels() throws IOException {
        TileTable table = new TileTable("RICE_1", 16, 0, 2).column("COMPRESSED_DATA", "1PB");
        assertThat(table.reader().read().count()).isZero();
        TileTable without = new TileTable("RICE_1", 16, 0, 0)
                .card("ZNAXIS", 0)
                .without("ZNAXIS1")
                .without("ZNAXIS2")
                .column("COMPRESSED_DATA", "1PB");
        assertThat(without.reader().read().count()).isZero();
    }

    @Test
    void tilesMustCoverTheImage() {
        assertRefused(
                table -> table.card("ZTILE2", 2),
                "tiles of 3x2 in 3x2 by ZTILEn and ZNAXIS1 to ZNAXIS2 come to 1, but NAXIS2 is 2");
        assertRefused(table -> table.card("ZTILE1", 0), "ZTILE1 is 0: a tile has one pixel at least");
        assertRefused(table -> table.card("ZNAXIS", 1000), "ZNAXIS is not between 0 and 999: 1000");
        assertRefused(table -> table.card("ZNAXIS", 3), "ZNAXIS3 is missing");
        assertRefused(table -> table.card("ZNAXIS1", -1), "ZNAXIS1 is negative: -1");
        assertRefused(
                table -> table.card("ZNAXIS1", Long.MAX_VALUE),
                "the product of the axes ZNAXIS1 to ZNAXIS2 is beyond 64 bits");
        assertRefused(
                table -> table.card("ZNAXIS1", 1L << 40),
                Kind.LIMIT,
                "a tile has 1099511627776 pixels, by ZNAXISn and ZTILEn");
    }

    @Test
    void columnsMustFitAndHaveDescriptors() {
        assertRefused(table -> table.text("TTYPE1", "DATA"), "there is no column COMPRESSED_DATA with descriptors");
        assertRefused(table -> table.text("TFORM1", "8B"), "COMPRESSED_DATA has no descriptors: '8B'");
        assertRefused(table -> table.text("TFORM1", "1PX"), "COMPRESSED_DATA has no descriptors: '1PX'");
        assertRefused(
                table -> table.text("TFORM1", "1QB"), "NAXIS1 is 8, but the columns up to TFORM1 take more bytes");
        assertRefused(
                table -> table.text("TFORM1", "999999999999999999D"),
                "NAXIS1 is 8, but the columns up to TFORM1 take more bytes");
        assertRefused(table -> table.text("TFORM1", "?"), "TFORM1 is no format: '?'");
        assertRefused(table -> table.column("ZBLANK", "4A"), "ZBLANK is no number: '4A'");
    }

    @Test
    void theHeapLiesBehindTheRows() {
        assertRefused(table -> table.card("THEAP", 15), "THEAP is 15, but the rows take 16 bytes");
        assertRefused(
                table -> table.card("THEAP", Long.MAX_VALUE),
                "THEAP is 9223372036854775807: the heap ends beyond 2^63 bytes");
    }

    @Test
    void codecsAndTheirParametersMustBeKnown() {
        assertRefused(table -> table.text("ZCMPTYPE", "RICE_2"), "unknown compression ZCMPTYPE = 'RICE_2'");
        assertRefused(table -> table.without("ZCMPTYPE"), "ZCMPTYPE is missing");
        assertRefused(table -> table.card("ZBITPIX", 12), "ZBITPIX is not 8, 16, 32, 64, -32 or -64: 12");
        assertRefused(
                table -> table.text("ZNAME1", "BLOCKSIZE").card("ZVAL1", 65537), "BLOCKSIZE is 65537, not 1 to 65536");
        assertRefused(table -> table.text("ZNAME1", "BYTEPIX").card("ZVAL1", 8), "BYTEPIX is 8, not 1, 2 or 4");
        assertRefused(table -> table.text("TTYPE1", "NULL_PIXEL_MASK"), "no column COMPRESSED_DATA");
    }

    @Test
    void masksMustHaveAKnownCodec() {
        UnaryOperator<TileTable> masked = table -> new TileTable("GZIP_1", 8, 3, 0)
                .column("COMPRESSED_DATA", "1PB")
                .column("NULL_PIXEL_MASK_COLUMN", "1PB");
        assertRefused(masked, "ZMASKCMP is missing");
        assertRefused(table -> masked.apply(table).text("ZMASKCMP", "ZIP"), "unknown compression ZMASKCMP = 'ZIP'");
    }

    @Test
    void quantisationMustBeKnown() {
        UnaryOperator<TileTable> floats = table -> new TileTable("RICE_1", -32, 3, 0)
                .card("ZSCALE", 1)
                .card("ZZERO", 0)
                .column("COMPRESSED_DATA", "1PB");
        assertRefused(
                table -> floats.apply(table).without("ZSCALE"),
                "RICE_1 holds floating-point pixels only with ZSCALE, ZZERO and a ZQUANTIZ");
        assertRefused(
                table -> floats.apply(table).text("ZQUANTIZ", "NONE"),
                "RICE_1 holds floating-point pixels only with ZSCALE, ZZERO and a ZQUANTIZ");
        assertRefused(
                table -> floats.apply(table).text("ZQUANTIZ", "DITHER"), "unknown quantization ZQUANTIZ = 'DITHER'");
        assertRefused(
                table -> floats.apply(table)
                        .text("ZQUANTIZ", "SUBTRACTIVE_DITHER_1")
                        .card("ZDITHER0", 0),
                "ZDITHER0 is not between 1 and 10000: 0");
    }

    @Test
    void theSeedMeansNothingWithoutDither() throws IOException {
        ImageReader reader = new TileTable("RICE_1", -32, 3, 0)
                .card("ZSCALE", 1)
                .card("ZZERO", 0)
                .card("ZDITHER0", 0)
                .column("COMPRESSED_DATA", "1PB")
                .reader();
        assertThat(reader.read().count()).isZero();
    }

    /** As fpack -d writes them: a method and no seed, and the pixels as they are. */
    @Test
    void theSeedMeansNothingWhereNothingIsCompressed() throws IOException {
        Pixels pixels = new TileTable("NOCOMPRESS", -32, 2, 1)
                .text("ZQUANTIZ", "SUBTRACTIVE_DITHER_1")
                .card("ZDITHER0", 0)
                .column("COMPRESSED_DATA", "1PB")
                .column("ZSCALE", "1D")
                .column("ZZERO", "1D")
                .column("UNCOMPRESSED_DATA", "1PE")
                .row(new byte[0], 0.0, 0.0, new float[] {1.5f, -2})
                .reader()
                .read();
        assertThat(Arrays.copyOf(pixels.floats(), 2)).containsExactly(1.5f, -2);
    }
}
