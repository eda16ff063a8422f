// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.compress.Gzip;

class DeflateLibraryTest {

    /** Prints the library, after it has done something. */
    static final class Probe {
        public static void main(String[] arguments) {
            byte[] data = new byte[1000];
            byte[] member = new byte[Gzip.bound(data.length)];
            int length = Gzip.deflate(data, 0, data.length, member, 0, 1);
            Gzip.inflate(member, 0, length, data, 0, data.length);
            System.out.println("library: " + Gzip.library());
        }
    }

    @Test
    void theNativeOneIsTakenWhereItLoads() throws IOException, InterruptedException {
        NativeMachine.assume();
        assertThat(probe(false).output()).contains("library: ISA-L (com.intel.gkl)");
        assertThat(probe(false, "-Dfitspark.deflate=native").output()).contains("library: ISA-L (com.intel.gkl)");
    }

    @Test
    void aPropertySwitchesItOff() throws IOException, InterruptedException {
        assertThat(probe(false, "-Dfitspark.deflate=JDK").output()).isEqualToIgnoringNewLines("library: java.util.zip");
    }

    @Test
    void nothingIsMissedWithoutItsJar() throws IOException, InterruptedException {
        assertThat(probe(true).output()).isEqualToIgnoringNewLines("library: java.util.zip");
    }

    @Test
    void onAnotherProcessorItIsNotTried() throws IOException, InterruptedException {
        assertThat(probe(false, "-Dos.arch=aarch64").output()).isEqualToIgnoringNewLines("library: java.util.zip");
    }

    @Test
    void whoAsksForItInVainIsWarned() throws IOException, InterruptedException {
        ForkedJava java = probe(true, "-Dfitspark.deflate=native");
        assertThat(java.output())
                .contains(
                        "WARNING: deflate by java.util.zip, not by ISA-L (com.intel.gkl): java.lang.NoClassDefFoundError")
                .contains("library: java.util.zip");
        assertThat(java.output().lines().filter(line -> line.contains("WARNING")))
                .hasSize(1);
    }

    private static ForkedJava probe(boolean withoutLibrary, String... options)
            throws IOException, InterruptedException {
        ForkedJava java = ForkedJava.run(Probe.class, withoutLibrary, List.of(options));
        assertThat(java.exitCode()).as(java.output()).isZero();
        return java;
    }
}
