// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compares two values of one type as Spark does: NaN above all numbers, -0 equal to 0, texts by the bytes of their UTF-8. */
final class ConstantOrder {
    private ConstantOrder() {}

    /** @return negative, 0 or positive */
    static int compare(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue() ? 0 : Double.compare(x, y);
        }
        if (a instanceof String x && b instanceof String y) {
            return Arrays.compareUnsigned(x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
        }
        if (a instanceof Number x && b instanceof Number y) {
            return Long.compare(x.longValue(), y.longValue());
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return Boolean.compare(x, y);
        }
        throw new IllegalArgumentException(a + " and " + b + " are of different types");
    }
}
