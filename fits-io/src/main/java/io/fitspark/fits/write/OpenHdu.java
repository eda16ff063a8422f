// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;

/** An HDU that is being written, as the file sees it: {@link FitsWriter} ends it before the next one and on finishing. */
interface OpenHdu extends Closeable {

    /** Ends the HDU; does nothing if it was ended. */
    void finish() throws IOException;
}
