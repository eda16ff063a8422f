// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.storage.MemoryRangeReader;

/** What comes of decompressing is laid out as the pixels of a plain image are. */
class RestoredImageTest {
    static List<String> files() {
        return Corpus.files("zimages");
    }

    private static byte[] restored(RestoredImage image, int bytes, long step) throws IOException {
        byte[] data = new byte[bytes];
        for (long first = 0; first < image.tiles(); first += step) {
            image.read(
                    first,
                    Math.min(step, image.tiles() - first),
                    (position, piece, offset, length) -> System.arraycopy(piece, offset, data, (int) position, length));
        }
        return data;
    }

    /** Of every image, whatever its axes and tiles, the bytes are those of the stored pixels, all at once or some tiles at a time. */
    @ParameterizedTest
    @MethodSource("files")
    void theBytesAreThoseOfThePixels(String name) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            for (int index = 0; index < file.hduCount(); index++) {
                Hdu hdu = file.hdu(index);
                if (hdu.kind() != HduKind.ZIMAGE) {
                    continue;
                }
                ImageReader reader = ImageReader.open(file, hdu);
                Pixels pixels = reader.readStored(Region.whole(reader.layout().axes()));
                PixelType type = reader.layout().format().storedType();
                byte[] expected = new byte[pixels.count() * type.bytes()];
                StoredNumbers.write(pixels.values(), 0, pixels.count(), type, ByteBuffer.wrap(expected));
                RestoredImage image = RestoredImage.open(file, (BinTableHdu) hdu);
                assertThat(restored(image, expected.length, Math.max(1, image.tiles())))
                        .isEqualTo(expected);
                assertThat(restored(image, expected.length, 3)).isEqualTo(expected);
            }
        }
    }

    private static boolean lossless(TileTable table) throws IOException {
        return table.column("COMPRESSED_DATA", "1PB")
                .reader()
                .layout()
                .compression()
                .isLossless();
    }

    @Test
    void whatWasQuantisedOrScaledIsNotWhatWasCompressed() throws IOException {
        assertThat(lossless(new TileTable("RICE_1", 32, 3, 0))).isTrue();
        assertThat(lossless(new TileTable("GZIP_1", -32, 3, 0))).isTrue();
        assertThat(lossless(
                        new TileTable("GZIP_1", -32, 3, 0).card("ZSCALE", 0.5).card("ZZERO", 0)))
                .isFalse();
        assertThat(lossless(new TileTable("GZIP_1", 16, 3, 0)
                        .text("ZMASKCMP", "RICE_1")
                        .column("NULL_PIXEL_MASK", "1PB")))
                .isFalse();
        TileTable scaled = new TileTable("HCOMPRESS_1", 32, 3, 0).text("ZNAME1", "SCALE");
        assertThat(lossless(scaled.card("ZVAL1", 2))).isFalse();
        assertThat(lossless(new TileTable("HCOMPRESS_1", 32, 3, 0)
                        .text("ZNAME1", "SCALE")
                        .card("ZVAL1", 0)))
                .isTrue();
        assertThat(lossless(new TileTable("HCOMPRESS_1", 32, 3, 0))).isFalse();
    }

    @Test
    void aBrokenTileIsAnErrorUnlessSomebodyTakesIt() throws IOException {
        byte[] bytes = new TileTable("NOCOMPRESS", 8, 2, 3)
                .column("COMPRESSED_DATA", "1PB")
                .row(new byte[] {1, 2})
                .row(new byte[1])
                .row(new byte[] {5, 6})
                .bytes();
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("t.fits", bytes))) {
            RestoredImage image = RestoredImage.open(file, (BinTableHdu) file.hdu(1));
            assertThatThrownBy(() -> restored(image, 6, 3))
                    .isInstanceOf(FitsFormatException.class)
                    .hasMessageContaining("1 compressed bytes cannot be the 2 pixels of the tile")
                    .hasMessageContaining("tile 1");
            byte[] data = new byte[6];
            image.read(
                    0,
                    3,
                    (position, piece, offset, length) -> System.arraycopy(piece, offset, data, (int) position, length),
                    broken -> assertThat(broken.tile()).hasValue(1));
            assertThat(data).containsExactly(1, 2, 0, 0, 5, 6);
        }
    }

    /** fpack makes other NaNs of NaN. */
    @Test
    void ofFloatingPointPixelsNobodyKnowsTheBits() throws IOException {
        for (int bitpix : new int[] {8, 16, 32, 64, -32, -64}) {
            byte[] bytes = new TileTable("GZIP_1", bitpix, 3, 0)
                    .column("COMPRESSED_DATA", "1PB")
                    .bytes();
            try (FitsFile file = FitsFile.open(new MemoryRangeReader("t.fits", bytes))) {
                RestoredImage image = RestoredImage.open(file, (BinTableHdu) file.hdu(1));
                assertThat(image.isLossless()).isTrue();
                assertThat(image.isExact()).isEqualTo(bitpix > 0);
            }
        }
    }
}
