// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No stream makes the native library crash, write where it should not, or give what the JDK's does not. In JVMs of their own. */
class DeflateFuzzTest {

    private static final String SECONDS = System.getProperty("fitspark.fuzz.seconds", "8");
    private static final String SEED = System.getProperty("fitspark.fuzz.seed", "1");
    private static final Pattern DONE = Pattern.compile("whole: (\\d+), refused: (\\d+)");

    @BeforeAll
    static void onlyWhereThereIsALibrary() {
        NativeMachine.assume();
    }

    /** A small heap that is collected and verified often: what is written beyond an array soon shows. */
    @Test
    void nothingIsWrittenBesideTheArrays() throws IOException, InterruptedException {
        fuzz(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:+UnlockDiagnosticVMOptions", "-XX:+VerifyAfterGC"));
    }

    /** The library gets copies with guards around them. */
    @Test
    void guardsAroundTheArraysStay() throws IOException, InterruptedException {
        fuzz(List.of("-Xmx256m", "-Xcheck:jni"));
    }

    private static void fuzz(List<String> options) throws IOException, InterruptedException {
        ForkedJava java = ForkedJava.run(DeflateFuzz.class, false, options, SECONDS, SEED);
        assertThat(java.exitCode()).as(java.output()).isZero();
        Matcher done = DONE.matcher(java.output());
        assertThat(done.find()).as(java.output()).isTrue();
        assertThat(Integer.parseInt(done.group(1))).as("whole streams").isGreaterThan(100);
        assertThat(Integer.parseInt(done.group(2))).as("refused streams").isGreaterThan(100);
        assertThat(java.output()).doesNotContain("WARNING").doesNotContain("FATAL");
    }
}
