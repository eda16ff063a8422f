// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

/**
 * A condition on one column; both bounds are included.
 */
record Between(String column, double low, double high) {

    /** The condition of the parameter {@code between=column:low:high}, or null where it is absent. */
    static Between of(Request request) {
        String text = request.parameters().get("between");
        if (text == null) {
            return null;
        }
        String[] parts = text.split(":");
        if (parts.length != 3) {
            throw new IllegalArgumentException("not of the form column:low:high: " + text);
        }
        return new Between(parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }
}
