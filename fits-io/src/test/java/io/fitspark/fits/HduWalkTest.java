// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import static io.fitspark.fits.FitsBytes.BLOCK;
import static io.fitspark.fits.FitsBytes.card;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.CountingRangeReader;
import io.fitspark.fits.storage.LocalRangeReader;
import io.fitspark.fits.storage.RangeReader;

/** What a walk over the HDUs reads, and what it keeps. */
class HduWalkTest {

    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    private static byte[] tiny(int hdus) {
        FitsBytes bytes = new FitsBytes().primary();
        for (int i = 1; i < hdus; i++) {
            bytes.image("EXT" + i, i, 100);
        }
        return bytes.bytes();
    }

    @Test
    void opensAFileWithOneReadOfTheFirstBlocks() throws IOException {
        CountingRangeReader reader =
                new CountingRangeReader(new FitsBytes().raw(tiny(1000)).reader());
        FitsFile.open(reader).hdu(0);
        assertThat(reader.reads()).containsExactly(new ByteRange(0, 8 * BLOCK));
    }

    @Test
    void readsTheHeadersOfASmallFileOnce() throws IOException {
        CountingRangeReader reader =
                new CountingRangeReader(new FitsBytes().raw(tiny(3)).reader());
        try (FitsFile file = FitsFile.open(reader)) {
            assertThat(file.hduCount()).isEqualTo(3);
            assertThat(file.hdu(1).header().has("EXTNAME")).isTrue();
            assertThat(file.find("EXT2").orElseThrow().header().has("EXTVER")).isTrue();
        }
        assertThat(reader.reads()).containsExactly(new ByteRange(0, 5 * BLOCK));
    }

    @Test
    void readsManySmallHdusInFewLargeReads() throws IOException {
        byte[] bytes = tiny(10_000);
        CountingRangeReader reader =
                new CountingRangeReader(new FitsBytes().raw(bytes).reader());
        try (FitsFile file = FitsFile.open(reader)) {
            assertThat(file.hduCount()).isEqualTo(10_000);
        }
        assertThat(reader.bytes()).isLessThanOrEqualTo(bytes.length);
        assertThat(reader.reads()).hasSizeLessThan(bytes.length / (80 * BLOCK) + 5);
    }

    @Test
    void findsEveryOneOfTenThousandHdusByNameAndVersion() throws IOException {
        Random random = new Random(3);
        try (FitsFile file = new FitsBytes().raw(tiny(10_000)).open()) {
            for (int i = 0; i < 2000; i++) {
                int wanted = 1 + random.nextInt(9_999);
                Hdu hdu = i % 2 == 0
                        ? file.find("EXT" + wanted).orElseThrow()
                        : file.find("EXT" + wanted, wanted).orElseThrow();
                assertThat(hdu.index()).isEqualTo(wanted);
            }
        }
    }

    @Test
    void findsVersionsAmongThousandsOfHdusOfOneName() throws IOException {
        FitsBytes bytes = new FitsBytes().primary();
        for (int i = 1; i < 5000; i++) {
            bytes.image("SAME", i, 0);
        }
        try (FitsFile file = bytes.open()) {
            for (int wanted = 4999; wanted > 0; wanted -= 7) {
                assertThat(file.find("same", wanted).orElseThrow().index()).isEqualTo(wanted);
            }
            assertThat(file.find("SAME").orElseThrow().index()).isEqualTo(1);
        }
    }

    @Test
    void stopsAtTheHduThatIsAskedFor() throws IOException {
        CountingRangeReader reader = new CountingRangeReader(sparse(20, GIB / 64));
        try (FitsFile file = FitsFile.open(reader)) {
            file.hdu(1);
            assertThat(reader.reads()).hasSize(1);
            file.hdu(3);
            assertThat(reader.reads()).hasSize(3);
            file.find("EXT5");
            assertThat(reader.reads()).hasSize(5);
        }
    }

    @Test
    void skipsLargeDataWithoutReadingItBeyondFourGibibytes() throws IOException {
        int hdus = 12;
        CountingRangeReader reader = new CountingRangeReader(sparse(hdus, GIB));
        try (FitsFile file = FitsFile.open(reader)) {
            assertThat(file.hduCount()).isEqualTo(hdus);
            HduEntry last = file.entries().get(hdus - 1);
            assertThat(last.dataOffset()).isGreaterThan(10 * GIB);
            assertThat(last.dataLength()).isEqualTo(GIB);
            assertThat(file.hdu(hdus - 1).entry()).isEqualTo(last);
            assertThat(file.warnings()).isEmpty();
        }
        assertThat(reader.reads()).hasSizeLessThanOrEqualTo(hdus);
        assertThat(reader.bytes()).isLessThanOrEqualTo((hdus + 1) * 8L * BLOCK);
    }

    /** A sparse file of a primary HDU and images of that many bytes each. */
    private RangeReader sparse(int hdus, long size) throws IOException {
        Path path = folder.resolve("sparse.fits");
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            long position = new FitsBytes().primary().bytes().length;
            channel.write(ByteBuffer.wrap(new FitsBytes().primary().bytes()), 0);
            for (int i = 1; i < hdus; i++) {
                byte[] header = FitsBytes.headerBytes(
                        "XTENSION= 'IMAGE   '",
                        card("BITPIX", 8),
                        card("NAXIS", 1),
                        card("NAXIS1", size),
                        card("PCOUNT", 0),
                        card("GCOUNT", 1),
                        "EXTNAME = 'EXT" + i + "'");
                channel.write(ByteBuffer.wrap(header), position);
                position = Math.addExact(position + BLOCK, Blocks.padded(size));
            }
            channel.write(ByteBuffer.wrap(new byte[1]), position - 1);
        }
        return LocalRangeReader.open(path);
    }

    @Test
    void readsAHeaderOfAHundredThousandCards() throws IOException {
        String[] cards = new String[100_000];
        cards[0] = card("SIMPLE", "T");
        cards[1] = card("BITPIX", 8);
        cards[2] = card("NAXIS", 0);
        for (int i = 3; i < cards.length; i++) {
            cards[i] = i % 3 == 0
                    ? "COMMENT one of many"
                    : i % 3 == 1 ? card("K" + i, i) : "HIERARCH KEY NUMBER " + i + " = " + i;
        }
        try (FitsFile file = new FitsBytes().header(cards).image("NEXT", 1, 10).open()) {
            assertThat(file.hduCount()).isEqualTo(2);
            assertThat(file.hdu(0).header().cards()).hasSize(100_000);
            assertThat(file.hdu(0).header().requireInteger("K99997")).isEqualTo(99_997);
            assertThat(file.hdu(0).header().requireInteger("key number 99998")).isEqualTo(99_998);
            assertThat(file.hdu(0).warnings()).isEmpty();
        }
    }

    @Test
    void keepsNamesOfAnySpelling() throws IOException {
        String[][] spellings = {
            {"EXTNAME = 'it''s me'", "it's me"},
            {"EXTNAME = '  lead  '", "  lead"},
            {"EXTNAME = ''", ""},
            {"EXTNAME = '        ' / blank", ""},
            {"EXTNAME =      'late'", "late"},
            {"EXTNAME = 'caf\u00e9'", "caf\u00e9"},
            {"EXTNAME = 'no end", "no end"},
            {"extname = 'lower'", "lower"},
            {"EXTNAME = 'first'", "first", "EXTNAME = 'second'"},
            {"EXTNAME = 'long&'", "long name", "CONTINUE  ' name'"},
            {"EXTNAME = 5", null},
            {"EXTNAME =", null},
            {"EXTNAME   'no equals'", null}
        };
        for (String[] spelling : spellings) {
            byte[] header = FitsBytes.headerBytes(
                    "XTENSION= 'IMAGE   '",
                    card("BITPIX", 8),
                    card("NAXIS", 0),
                    card("PCOUNT", 0),
                    card("GCOUNT", 1),
                    spelling[0],
                    spelling.length > 2 ? spelling[2] : "");
            for (boolean parseAll : new boolean[] {false, true}) {
                FitsBytes bytes = new FitsBytes().primary().raw(header);
                try (FitsFile file = FitsFile.open(bytes.reader(), FitsLimits.defaults(), parseAll)) {
                    assertThat(file.entries().get(1).extname()).as(spelling[0]).isEqualTo(spelling[1]);
                    assertThat(file.hdu(1).entry()).isEqualTo(file.entries().get(1));
                }
            }
        }
    }
}
