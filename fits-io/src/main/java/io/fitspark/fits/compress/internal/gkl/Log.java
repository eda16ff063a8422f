// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gkl;

/** A log. */
public interface Log {
    /** What concerns those who look for mistakes. */
    void debug(Object message);

    /** What concerns nobody who does not look for it. */
    void info(Object message);

    /** What does not work. */
    void warn(Object message);
}
