// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.MemoryRangeReader;

/** Good tables damaged at random: whatever comes of it, it is values or a {@link FitsFormatException} that names the file. */
class DamagedTablesTest {
    private static final int ROUNDS = 1500;
    private static final String NUMBERS = "0123456789-+.ED ()',PQX";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables/all_types.fits",
                "tables/vla_Q.fits",
                "tables/vla_scaled.fits",
                "tables/tdim_scaled.fits",
                "tables/tdim_strings.fits",
                "tables/vla_theap.fits",
                "tables/keywords.fits",
                "ztables/fpack_every.fits",
                "ztables/fpack_rice1.fits",
                "ztables/fpack_vla_Q_rice.fits",
                "ztables/fpack_vla_P.fits",
                "ztables/handmade_vla.fits",
                "ztables/rustfits_mixed.fits",
                "ztables/handmade_theap.fits",
                "ascii/formats.fits",
                "ascii/integers.fits",
                "ascii/nulls.fits",
                "ascii/positions.fits",
                "ascii/scaled.fits"
            })
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesValuesOrTheErrorOfABrokenFile(String name) throws IOException {
        byte[] good = Files.readAllBytes(Corpus.path(name));
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(good, random);
            try {
                readAll(name, bytes);
            } catch (FitsFormatException e) {
                assertThat(e).hasMessageContaining(name);
                refused++;
            }
        }
        assertThat(refused).isBetween(ROUNDS / 20, ROUNDS);
    }

    /** A few changes in values of cards or anywhere, or a cut. */
    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            switch (random.nextInt(4)) {
                case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                case 1 -> {
                    int card = 2880 / 80 + random.nextInt(60);
                    int at = Math.min(bytes.length - 1, card * 80 + 10 + random.nextInt(20));
                    bytes[at] = (byte) NUMBERS.charAt(random.nextInt(NUMBERS.length()));
                }
                case 2 -> {
                    int at = bytes.length - 1 - random.nextInt(Math.min(bytes.length, 5000));
                    byte[] extreme = random.nextBoolean() ? new byte[] {-1, -1, -1, -1} : new byte[] {127, -1, -1, -1};
                    System.arraycopy(extreme, 0, bytes, at, Math.min(4, bytes.length - at));
                }
                default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            }
            if (bytes.length == 0) {
                return "SIMPLE".getBytes(StandardCharsets.US_ASCII);
            }
        }
        return bytes;
    }

    private static void readAll(String name, byte[] bytes) throws IOException {
        FitsLimits limits = FitsLimits.defaults().withMaxBatchBytes(1 << 22).withMaxCellBytes(1 << 20);
        try (FitsFile file = FitsFile.open(new MemoryRangeReader(name, bytes), limits)) {
            for (int index = 0; index < Math.min(file.hduCount(), 20); index++) {
                Hdu hdu = file.hdu(index);
                if (hdu.kind().isTable()) {
                    readTable(file, hdu);
                }
            }
        }
    }

    private static void readTable(FitsFile file, Hdu table) throws IOException {
        TableReader reader = TableReader.open(file, table);
        int[] all = TableFile.indices(reader);
        ColumnBatch batch = new ColumnBatch();
        reader.read(0, (int) Math.min(reader.layout().rows(), 500), all, batch);
        for (int i = 0; i < batch.columnCount(); i++) {
            assertThat(List.of(batch.column(i).rows())).isEqualTo(List.of(batch.rows()));
        }
        TableBatches batches = reader.batches(
                0, Math.min(reader.layout().rows(), 500), all, new int[0], BatchOptions.DEFAULT.withMaxRows(50));
        while (batches.next(batch)) {
            assertThat(batch.rows()).isPositive();
        }
    }
}
