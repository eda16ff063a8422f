// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class BufferedRangeReaderTest extends RangeReaderContract {

    @Override
    protected RangeReader open(byte[] bytes, Path folder) throws IOException {
        return new BufferedRangeReader(new MemoryRangeReader("buffered.fits", bytes), 4096, 5);
    }

    private final CountingRangeReader source =
            new CountingRangeReader(new MemoryRangeReader("counted.fits", new byte[10_000]));

    @Test
    void readsABlockOnceForManySmallReads() throws IOException {
        RangeReader reader = new BufferedRangeReader(source, 1000, 2);
        for (int position = 0; position < 2000; position += 10) {
            reader.readFully(position, new byte[10], 0, 10);
        }
        assertThat(source.reads()).containsExactly(new ByteRange(0, 1000), new ByteRange(1000, 1000));
    }

    @Test
    void forgetsTheBlockThatWasNotUsedForLongest() throws IOException {
        RangeReader reader = new BufferedRangeReader(source, 1000, 2);
        for (int block : new int[] {0, 1, 0, 2, 0, 1}) {
            reader.readFully(block * 1000L, new byte[1], 0, 1);
        }
        assertThat(source.reads()).extracting(ByteRange::position).containsExactly(0L, 1000L, 2000L, 1000L);
    }

    @Test
    void readsALongRangeDirectly() throws IOException {
        RangeReader reader = new BufferedRangeReader(source, 1000, 2);
        reader.readFully(17, new byte[3000], 0, 3000);
        assertThat(source.reads()).containsExactly(new ByteRange(17, 3000));
    }

    @Test
    void readsOnlyWhatIsThereOfTheLastBlock() throws IOException {
        RangeReader reader = new BufferedRangeReader(source, 3000, 2);
        reader.readFully(9500, new byte[500], 0, 500);
        assertThat(source.reads()).containsExactly(new ByteRange(9000, 1000));
    }

    @Test
    void needsRoomForABlock() {
        assertThatThrownBy(() -> new BufferedRangeReader(source, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no room for a block");
    }
}
