// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Machines for which the native library exists. */
final class NativeMachine {

    private NativeMachine() {}

    /** Skips the test elsewhere; on such a machine the library must load. */
    static void assume() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(system.matches("(Linux|Mac OS X) (amd64|x86_64)"), system);
        assertThat(DeflateLibrary.choose("native")).isEqualTo(DeflateLibrary.NATIVE);
    }
}
