// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was not used for longest goes first; an array is used again once nobody looks at it. */
class CachedTilesTest {
    private static final int PIXELS = 10;
    private static final int TILE_BYTES = PIXELS * Integer.BYTES;

    private final CachedTiles cache = new CachedTiles(2 * TILE_BYTES);

    private CachedTile tile(int pixels) {
        return new CachedTile(new int[pixels], null, pixels, Integer.BYTES);
    }

    private boolean holds(long number) {
        CachedTile kept = cache.acquire(number);
        if (kept != null) {
            cache.release(kept);
        }
        return kept != null;
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        cache.put(1, tile(PIXELS));
        cache.put(2, tile(PIXELS));
        assertThat(holds(1)).isTrue();
        cache.put(3, tile(PIXELS));
        assertThat(holds(2)).isFalse();
        assertThat(holds(1)).isTrue();
        assertThat(holds(3)).isTrue();
        assertThat(cache.bytes()).isEqualTo(2 * TILE_BYTES);
    }

    @Test
    void theArrayOfATileThatWentIsUsedOnce() {
        CachedTile first = tile(PIXELS);
        cache.put(1, first);
        cache.put(2, tile(PIXELS));
        assertThat(cache.takeArray(PIXELS)).isNull();
        cache.put(3, tile(PIXELS));
        assertThat(cache.takeArray(PIXELS - 1)).isNull();
        assertThat(cache.takeArray(PIXELS)).isSameAs(first.stored());
        assertThat(cache.takeArray(PIXELS)).isNull();
    }

    @Test
    void anArrayThatSomebodyLooksAtIsLeftAlone() {
        cache.put(1, tile(PIXELS));
        CachedTile looked = cache.acquire(1);
        cache.put(2, tile(PIXELS));
        cache.put(3, tile(PIXELS));
        assertThat(holds(1)).isFalse();
        assertThat(cache.takeArray(PIXELS)).isNull();
        cache.release(looked);
        assertThat(cache.takeArray(PIXELS)).isNull();
    }

    @Test
    void aTileThatComesAgainReplacesTheOneBefore() {
        cache.put(1, tile(PIXELS));
        cache.put(1, tile(PIXELS));
        assertThat(cache.bytes()).isEqualTo(TILE_BYTES);
    }

    @Test
    void theLastTileStaysEvenIfItIsTooLarge() {
        cache.put(1, tile(PIXELS));
        cache.put(2, tile(5 * PIXELS));
        assertThat(holds(1)).isFalse();
        assertThat(holds(2)).isTrue();
        CachedTiles none = new CachedTiles(0);
        none.put(1, tile(PIXELS));
        assertThat(none.keepsAny()).isFalse();
        assertThat(none.acquire(1)).isNull();
    }
}
