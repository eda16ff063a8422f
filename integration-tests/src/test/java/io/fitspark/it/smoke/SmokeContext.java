// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.smoke;

import java.nio.file.Path;
import java.util.Objects;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/**
 * What a check has at hand.
 *
 * @param sample {@code examples/data/tarn.fits}
 * @param corpus the folder of files with expected values
 * @param scratch an empty folder to write to
 */
public record SmokeContext(SparkSession spark, Path sample, Path corpus, Path scratch) {
    DataFrameReader fits() {
        return spark.read().format("fits");
    }

    /** Fails with both values, unless they are equal. */
    static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", but was " + actual);
        }
    }

    static void contains(String text, String... parts) {
        for (String part : parts) {
            if (!text.contains(part)) {
                throw new AssertionError("'" + part + "' is not in: " + text);
            }
        }
    }

    /** The messages of an error and of its causes. */
    static String failure(Body body) {
        try {
            body.run();
        } catch (Exception e) {
            StringBuilder said = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                said.append(cause.getMessage()).append('\n');
            }
            return said.toString();
        }
        throw new AssertionError("no error");
    }

    /** What should fail. */
    interface Body {
        void run() throws Exception;
    }
}
