// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.io.Serializable;

/**
 * What a read passes over rather than fail.
 *
 * @param corruptFiles files that are broken
 * @param missingFiles files that are gone when they are read
 * @param missingHdus files without the HDU that is asked for
 */
public record Tolerance(boolean corruptFiles, boolean missingFiles, boolean missingHdus) implements Serializable {
    /** Nothing is passed over. */
    public static final Tolerance NONE = new Tolerance(false, false, false);
}
