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
import io.fitspark.fits.storage.MemoryRangeReader;

/** Every plain image of the corpus, pixel by pixel, by every way of reading. */
class CorpusImagesTest {
    static List<String> files() {
        return Corpus.files("images");
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTheExpectedPixels(String name) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name));
                MemoryRangeReader copy = new MemoryRangeReader(name, Files.readAllBytes(Corpus.path(name)))) {
            for (JsonNode expected : Corpus.expected(name).get("hdus")) {
                if (expected.has("shape")) {
                    int index = expected.get("index").intValue();
                    ImageLayout layout = ImageLayout.of(file.name(), file.hdu(index));
                    checkFormat(layout, expected);
                    List<Object> pixels = PixelValues.expected(expected);
                    ImageChecks.check(file.reader(), layout, pixels, index);
                    ImageChecks.check(copy, smallTiles(layout), pixels, index + 7);
                }
            }
        }
    }

    private static void checkFormat(ImageLayout layout, JsonNode expected) {
        List<Long> shape = new ArrayList<>();
        expected.get("shape").forEach(length -> shape.add(length.longValue()));
        assertThat(layout.axes())
                .isEqualTo(Axes.of(shape.stream().mapToLong(n -> n).toArray()));
        assertThat(layout.format().bitpix()).isEqualTo(expected.get("bitpix").intValue());
        assertThat(PixelValues.ddl(layout.format().type()))
                .isEqualTo(expected.get("type").textValue());
        assertThat(layout.format().blank())
                .isEqualTo(
                        expected.has("blank")
                                ? Long.valueOf(expected.get("blank").longValue())
                                : null);
        assertThat(layout.isCompressed()).isFalse();
    }

    /** The images of the corpus are small: cut into tiles that are smaller, they have many. */
    private static ImageLayout smallTiles(ImageLayout layout) {
        long[] shape = new long[layout.axes().count()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = 2L + axis * 3L % 5;
        }
        return new ImageLayout(
                layout.file(),
                layout.hdu(),
                layout.format(),
                Tiling.of(layout.axes(), shape),
                layout.dataOffset(),
                null,
                layout.warnings());
    }
}
