// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import org.junit.jupiter.api.BeforeAll;

/** By the native library, where there is one. */
class NativeGzipTest extends GzipContract {

    NativeGzipTest() {
        super(DeflateLibrary.NATIVE);
    }

    @BeforeAll
    static void loadTheLibrary() {
        NativeMachine.assume();
    }
}
