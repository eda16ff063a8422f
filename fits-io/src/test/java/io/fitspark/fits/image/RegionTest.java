// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    private static final Axes AXES = Axes.of(100, 50, 7);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1:100,5:20:3,*] | [1:100,5:20:3,1:7]",
                "[ 2 : 3 , * : 10 ] | [2:3,1:50:10,1:7]",
                "[9] | [9:9,1:50,1:7]",
                "4:5,6,7 | [4:5,6:6,7:7]",
            })
    void readsWhatCfitsioReads(String text, String meant) {
        assertThat(Region.parse(text, AXES)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[1:2", "[0:2]", "[3:2]", "[1:0]", "[-*]", "[1:2:0]", "[a]", "[1:2,,3]", "[1.5]"})
    void refusesWhatIsNoRegion(String text) {
        assertThat(RegionText.parse(text)).isEmpty();
        assertThatThrownBy(() -> Region.parse(text, AXES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no region such as [1:100,5:20]: " + text);
    }

    @Test
    void refusesWhatGoesBeyondTheImage() {
        assertThatThrownBy(() -> Region.parse("[1:101]", AXES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the region [1:101] goes beyond the image of 100x50x7");
        assertThatThrownBy(() -> Region.parse("[*,*,*,1]", AXES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the region [*,*,*,1] has 4 axes, the image has 3");
    }

    @Test
    void clipsToTheImage() {
        RegionText text = RegionText.parse("[90:200,51:60]").orElseThrow();
        assertThat(text.clip(Axes.of(100, 55))).hasToString("[90:100,51:55]");
        Region none = text.clip(AXES);
        assertThat(none.axes().pixels()).isZero();
        assertThat(new TileGrid(Tiling.of(AXES, 10, 10, 1), none).tiles()).isZero();
    }

    @Test
    void countsPixelsWithSteps() {
        Region region = Region.of(new long[] {3, 1}, new long[] {10, 50}, new long[] {4, 50});
        assertThat(region.axes()).isEqualTo(Axes.of(2, 1));
        assertThat(region.isWithin(Axes.of(10, 50))).isTrue();
        assertThat(region.isWithin(Axes.of(9, 50))).isFalse();
        assertThat(region.isWithin(AXES)).isFalse();
    }

    @Test
    void refusesPixelsThatCannotBe() {
        assertThatThrownBy(() -> Region.of(new long[] {0}, new long[] {3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such pixels on axis 1: 0:3:1");
        assertThatThrownBy(() -> Region.of(new long[] {1}, new long[] {3, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unlike numbers of axes: 1, 2, 1");
    }
}
