// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TilingTest {
    @Test
    void countsTilesAlongTheFirstAxisFirst() {
        Tiling tiling = Tiling.of(Axes.of(25, 10), 10, 4);
        assertThat(tiling.tiles()).isEqualTo(9);
        assertThat(tiling.region(0)).hasToString("[1:10,1:4]");
        assertThat(tiling.region(2)).hasToString("[21:25,1:4]");
        assertThat(tiling.region(8)).hasToString("[21:25,9:10]");
        assertThat(tiling.fullPixels()).isEqualTo(40);
    }

    @Test
    void cutsPlainImagesIntoWholeRowsAndPlanes() {
        assertThat(Tiling.ofRows(Axes.of(100, 50, 7), 1000)).hasToString("tiles of 100x10x1 in 100x50x7");
        assertThat(Tiling.ofRows(Axes.of(100, 50, 7), 12_000)).hasToString("tiles of 100x50x2 in 100x50x7");
        assertThat(Tiling.ofRows(Axes.of(100, 50), 30)).hasToString("tiles of 30x1 in 100x50");
        assertThat(Tiling.ofRows(Axes.of(5), 1000)).hasToString("tiles of 5 in 5");
    }

    @Test
    void hasNoTilesWithoutPixels() {
        assertThat(Tiling.ofRows(Axes.of(), 10).tiles()).isZero();
        assertThat(Tiling.ofRows(Axes.of(3, 0, 2), 10).tiles()).isZero();
    }

    @Test
    void refusesTilesThatCannotBe() {
        assertThatThrownBy(() -> Tiling.of(Axes.of(3, 3), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tiles of 1 axes for an image of 2");
        assertThatThrownBy(() -> Tiling.of(Axes.of(3), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tiles are of length 0 along axis 1");
        assertThatThrownBy(() -> Axes.of(3, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an axis is of negative length: [3, -1]");
    }

    @Test
    void leavesOutTilesThatARegionStepsOver() {
        Tiling tiling = Tiling.of(Axes.of(100), 10);
        TileGrid grid = new TileGrid(tiling, Region.of(new long[] {5}, new long[] {100}, new long[] {33}));
        assertThat(grid.tiles()).isEqualTo(3);
        assertThat(grid.tile(0)).isZero();
        assertThat(grid.tile(1)).isEqualTo(3);
        assertThat(grid.tile(2)).isEqualTo(7);
        assertThat(grid.pixelsBefore(2)).isEqualTo(2);
    }
}
