// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * Who deflates and inflates in this JVM: chosen once, at the first use, by the system property {@value #PROPERTY}: {@code jdk},
 * {@code native}, or neither, which takes the native library where there is one. Logged once: as a warning if it was asked for in vain.
 */
enum DeflateLibrary {
    JDK("java.util.zip"),
    NATIVE("ISA-L (com.intel.gkl)");

    static final String PROPERTY = "fitspark.deflate";

    private final String title;

    DeflateLibrary(String title) {
        this.title = title;
    }

    /** Chooses by the system property, and logs it. */
    static DeflateLibrary chosen() {
        return choose(System.getProperty(PROPERTY, "").toLowerCase(Locale.ROOT));
    }

    String title() {
        return title;
    }

    /** The library to use, given the value of {@value #PROPERTY}. */
    static DeflateLibrary choose(String wish) {
        String missing = wish.equals("jdk") ? "switched off by " + PROPERTY : NativeLoading.problem();
        DeflateLibrary library = missing == null ? NATIVE : JDK;
        boolean inVain = library == JDK && wish.equals("native");
        System.getLogger(DeflateLibrary.class.getPackageName())
                .log(
                        inVain ? Level.WARNING : Level.DEBUG,
                        "deflate by " + library.title
                                + (missing == null ? "" : ", not by " + NATIVE.title + ": " + missing));
        return library;
    }

    /** Apart, as its class may not be there. */
    private static final class NativeLoading {
        static String problem() {
            try {
                return NativeDeflate.load();
            } catch (LinkageError | RuntimeException e) {
                return e.toString();
            }
        }
    }
}
