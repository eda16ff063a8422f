// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.storage.MemoryRangeReader;

/** Every compressed image of the corpus, pixel by pixel, by every way of reading. */
class CorpusCompressedImagesTest {
    static List<String> files() {
        return Corpus.files("zimages");
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTheExpectedPixels(String name) throws IOException {
        int images = 0;
        try (FitsFile file = FitsFile.open(Corpus.path(name));
                MemoryRangeReader copy = new MemoryRangeReader(name, Files.readAllBytes(Corpus.path(name)))) {
            for (JsonNode expected : Corpus.expected(name).get("hdus")) {
                int index = expected.get("index").intValue();
                if (file.hdu(index).kind() == HduKind.ZIMAGE) {
                    images++;
                    ImageLayout layout = ImageLayout.of(file.name(), file.hdu(index));
                    checkFormat(layout, expected);
                    List<Object> pixels = PixelValues.expected(expected);
                    ImageChecks.check(file.reader(), layout, pixels, index);
                    ImageChecks.check(copy, layout, pixels, index + 7);
                }
            }
        }
        assertThat(images).isPositive();
    }

    private static void checkFormat(ImageLayout layout, JsonNode expected) {
        assertThat(layout.isCompressed()).isTrue();
        assertThat(layout.axes()).isEqualTo(Axes.of(longs(expected.get("shape"))));
        assertThat(layout.format().bitpix()).isEqualTo(expected.get("bitpix").intValue());
        assertThat(PixelValues.ddl(layout.format().type()))
                .isEqualTo(expected.get("type").textValue());
        assertThat(layout.tiling()).isEqualTo(Tiling.of(layout.axes(), longs(expected.get("ztile"))));
    }

    private static long[] longs(JsonNode numbers) {
        List<Long> list = new ArrayList<>();
        numbers.forEach(number -> list.add(number.longValue()));
        return list.stream().mapToLong(n -> n).toArray();
    }
}
