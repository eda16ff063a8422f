// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.Hdu;

/** Damaged and hostile files, those of compressed images left out: the right error, or the values with a warning; never a hang or another exception. */
class BadTablesTest {
    static List<String> files() {
        return Corpus.bad().keySet().stream()
                .filter(name -> !name.startsWith("bad/zimage_"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isRefusedOrReadAsTheManifestSays(String name) throws IOException {
        Corpus.Bad bad = Corpus.bad().get(name);
        List<FitsWarning> warnings = new ArrayList<>();
        try {
            readAll(name, warnings);
        } catch (FitsFormatException e) {
            assertThat(bad.accepts(e.kind())).as(e.getMessage()).isTrue();
            assertThat(e.getMessage()).contains(name.substring(name.indexOf('/') + 1));
            bad.hints().forEach(word -> assertThat(e.getMessage()).contains(word));
            return;
        }
        assertThat(bad.error() == null || bad.accepted().contains("read_ok_with_warning"))
                .as(name + " was read")
                .isTrue();
        if (bad.error() == null) {
            bad.hints().forEach(word -> assertThat(warnings).as(name).anyMatch(warning -> tells(warning, word)));
        }
    }

    private static boolean tells(FitsWarning warning, String word) {
        return (warning + " HDU " + warning.hdu()).contains(word);
    }

    private static void readAll(String name, List<FitsWarning> warnings) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            for (int index = 0; index < file.hduCount(); index++) {
                Hdu hdu = file.hdu(index);
                warnings.addAll(hdu.warnings());
                if (hdu.kind().isTable()) {
                    TableReader reader = TableReader.open(file, hdu);
                    warnings.addAll(reader.layout().warnings());
                    int[] all =
                            IntStream.range(0, reader.layout().columns().size()).toArray();
                    TableBatches batches = reader.batches(
                            0, Math.min(reader.layout().rows(), 1 << 20), all, new int[0], BatchOptions.DEFAULT);
                    ColumnBatch batch = new ColumnBatch();
                    while (batches.next(batch)) {
                        assertThat(batch.rows()).isPositive();
                    }
                } else {
                    hdu.requireData(file.name(), file.reader().length());
                }
            }
            warnings.addAll(file.warnings());
        }
    }
}
