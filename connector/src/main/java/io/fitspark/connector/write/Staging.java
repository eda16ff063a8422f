// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.Serializable;

/**
 * How tasks keep rows that become part of one file later.
 *
 * @param tiles whether compressed, in tiles that can be copied; else as plain rows
 * @param tileRows rows of a tile of the file
 */
public record Staging(boolean tiles, long tileRows) implements Serializable {
    public Staging {
        if (tileRows < 1) {
            throw new IllegalArgumentException("a tile has no rows: " + tileRows);
        }
    }
}
