// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.compress.RiceEncoder;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.TForm;

/** Big-endian elements are compressed as the codecs for numbers do it. */
class ElementCodecTest {
    private final EncodeScratch scratch = new EncodeScratch();
    private final Random random = new Random(1);

    private static TForm form(String text) {
        return TForm.parse(text).orElseThrow();
    }

    private byte[] encoded(String form, TableCodec codec, byte[] cells) {
        int length = ElementCodec.of(form(form), codec, 1).encode(cells, cells.length, scratch);
        return Arrays.copyOf(scratch.out(), length);
    }

    private byte[] smallNumbers(int count, int width) {
        byte[] cells = new byte[count * width];
        for (int i = 0; i < count; i++) {
            cells[i * width + width - 1] = (byte) random.nextInt(20);
        }
        return cells;
    }

    @Test
    void riceIsThatOfTheNumbers() {
        byte[] bytes = smallNumbers(500, 1);
        byte[] expected = new byte[RiceEncoder.bound(500, 32, 8)];
        int length = RiceEncoder.encode(bytes, 0, 500, 32, expected, 0);
        assertThat(encoded("5B", TableCodec.RICE_1, bytes)).isEqualTo(Arrays.copyOf(expected, length));

        byte[] shorts = smallNumbers(500, 2);
        short[] numbers = new short[500];
        ByteBuffer.wrap(shorts).asShortBuffer().get(numbers);
        expected = new byte[RiceEncoder.bound(500, 32, 16)];
        length = RiceEncoder.encode(numbers, 0, 500, 32, expected, 0);
        assertThat(encoded("1I", TableCodec.RICE_1, shorts)).isEqualTo(Arrays.copyOf(expected, length));

        byte[] ints = smallNumbers(500, 4);
        int[] integers = new int[500];
        ByteBuffer.wrap(ints).asIntBuffer().get(integers);
        expected = new byte[RiceEncoder.bound(500, 32, 32)];
        length = RiceEncoder.encode(integers, 0, 500, 32, expected, 0);
        assertThat(encoded("1J", TableCodec.RICE_1, ints)).isEqualTo(Arrays.copyOf(expected, length));
    }

    @Test
    void gzip2IsGzipOfPlanesOfElementsNotOfRows() {
        byte[] cells = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(inflated(encoded("4I", TableCodec.GZIP_2, cells))).containsExactly(1, 3, 5, 7, 2, 4, 6, 8);
        assertThat(inflated(encoded("2J", TableCodec.GZIP_2, cells))).containsExactly(1, 5, 2, 6, 3, 7, 4, 8);
        assertThat(inflated(encoded("1K", TableCodec.GZIP_2, cells))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(inflated(encoded("4I", TableCodec.GZIP_1, cells))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static byte[] inflated(byte[] member) {
        byte[] bytes = new byte[8];
        Gzip.inflate(member, 0, member.length, bytes, 0, bytes.length);
        return bytes;
    }

    @Test
    void everythingDecodesToWhatItWas() {
        for (String text :
                new String[] {"1L", "9X", "3A", "2B", "1I", "3J", "1K", "1E", "2D", "1C", "1M", "PE", "QK"}) {
            for (TableCodec codec : TableCodec.values()) {
                if (TileCodecs.problem(form(text), codec).isPresent()) {
                    continue;
                }
                ElementCodec encoder = ElementCodec.of(form(text), codec, 1 + random.nextInt(9));
                for (int count : new int[] {0, 1, 7, 1000}) {
                    byte[] cells = smallNumbers(count, 48);
                    int length = encoder.encode(cells, cells.length, scratch);
                    byte[] back = new byte[cells.length];
                    encoder.decode(scratch.out().clone(), 0, length, back, 0, back.length, new EncodeScratch());
                    assertThat(back).as("%s %s", text, codec).isEqualTo(cells);
                }
            }
        }
    }

    @Test
    void aCellIsRawUnlessItBecomesShorterAndNoCompressedCellHasTheLengthOfARawOne() {
        for (String text : new String[] {"PB", "PI", "PJ", "PK", "PE", "PD", "PL", "PA", "PC"}) {
            for (TableCodec codec : TableCodec.values()) {
                if (TileCodecs.problem(form(text), codec).isPresent()) {
                    continue;
                }
                ElementCodec encoder = ElementCodec.of(form(text), codec, 1);
                int raw = 0;
                int packed = 0;
                for (int elements = 0; elements < 300; elements += 1 + elements / 10) {
                    int width = form(text).elementBytes();
                    byte[] cell = smallNumbers(elements, width);
                    if (elements % 3 == 0) {
                        random.nextBytes(cell);
                    }
                    byte[] to = new byte[cell.length + 5];
                    byte[] shifted = new byte[cell.length + 3];
                    System.arraycopy(cell, 0, shifted, 3, cell.length);
                    int length = encoder.encodeCell(shifted, 3, cell.length, to, 5, scratch);
                    int alone = encoder.encode(cell, cell.length, scratch);
                    assertThat(length).isEqualTo(Math.min(alone, cell.length));
                    raw += length == cell.length ? 1 : 0;
                    packed += length < cell.length ? 1 : 0;
                    byte[] back = new byte[cell.length];
                    encoder.decodeCell(to, 5, length, back, 0, back.length, scratch);
                    assertThat(back).isEqualTo(cell);
                    assertThat(to).startsWith(0, 0, 0, 0, 0);
                }
                assertThat(raw).as("%s %s", text, codec).isPositive();
                assertThat(packed).as("%s %s", text, codec).isPositive();
            }
        }
    }

    @Test
    void shortCellsAreJudgedWithoutTryingAsIfTheyWereTried() {
        ElementCodec encoder = ElementCodec.of(form("PB"), TableCodec.GZIP_1, 1);
        ElementCodec hardest = ElementCodec.of(form("PB"), TableCodec.GZIP_1, 9);
        int shorter = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] cell = new byte[18 + random.nextInt(16)];
            int different = 1 + random.nextInt(16);
            for (int i = 0; i < cell.length; i++) {
                cell[i] = (byte) (random.nextInt(different) * 17);
            }
            for (ElementCodec codec : new ElementCodec[] {encoder, hardest}) {
                int stored = codec.encodeCell(cell, 0, cell.length, new byte[cell.length], 0, scratch);
                int alone = codec.encode(cell, cell.length, scratch);
                assertThat(stored).isEqualTo(Math.min(alone, cell.length));
                shorter += stored < cell.length ? 1 : 0;
            }
        }
        assertThat(shorter).isPositive();
    }

    @Test
    void refusesWhatNoElementsCanBeCompressedWith() {
        assertThatThrownBy(() -> ElementCodec.of(form("1E"), TableCodec.RICE_1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RICE_1 for 1E");
        assertThatThrownBy(() -> ElementCodec.of(form("1E"), TableCodec.NOCOMPRESS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NOCOMPRESS for 1E");
    }

    @Test
    void theProfileSaysWhatIsRefusedAndWhatToUse() {
        assertThat(TileCodecs.problem(form("PX"), TableCodec.GZIP_1).orElseThrow())
                .contains("bit arrays of variable length", "without compression");
        assertThat(TileCodecs.problem(form("1C"), TableCodec.GZIP_2).orElseThrow())
                .isEqualTo(
                        "a column of format 1C cannot be compressed by GZIP_2, which is for elements of type I, J, K, E, D;"
                                + " use GZIP_1");
        assertThat(TileCodecs.problem(form("1J"), TableCodec.NOCOMPRESS).orElseThrow())
                .isEqualTo(
                        "a column of format 1J cannot be compressed by NOCOMPRESS, which cfitsio does not read; use RICE_1");
        for (char code : "LXBIJKAEDCM".toCharArray()) {
            TForm form = form("1" + code);
            assertThat(TileCodecs.problem(form, TileCodecs.standard(form))).isEmpty();
            assertThat(TileCodecs.problem(form, TableCodec.GZIP_1)).isEmpty();
        }
    }
}
