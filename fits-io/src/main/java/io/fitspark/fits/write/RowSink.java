// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;

/** Where the encoded rows of a table and the elements of its variable-length cells go, each in their order. */
interface RowSink {
    /** Takes whole rows. */
    void rows(byte[] bytes, int offset, int length) throws IOException;

    /** Takes bytes of the heap. */
    void heap(byte[] bytes, int offset, int length) throws IOException;

    /** Makes wider rows of all that were taken; those that follow are wide. */
    void widen(RowWidth narrow) throws IOException;
}
