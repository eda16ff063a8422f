// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

/** By {@code java.util.zip}. */
class JdkGzipTest extends GzipContract {

    JdkGzipTest() {
        super(DeflateLibrary.JDK);
    }
}
