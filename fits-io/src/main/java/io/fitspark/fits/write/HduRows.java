// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;

/**
 * Writes rows and heap where they belong.
 *
 * @param out the HDU
 */
record HduRows(HduOutput out) implements RowSink {
    @Override
    public void rows(byte[] bytes, int offset, int length) throws IOException {
        out.main(bytes, offset, length);
    }

    @Override
    public void heap(byte[] bytes, int offset, int length) throws IOException {
        out.heap(bytes, offset, length);
    }

    @Override
    public void widen(RowWidth width) throws IOException {
        out.widenMain(width.narrow(), width.wide(), (from, to, rows, row) -> width.widen(from, to, rows));
    }
}
