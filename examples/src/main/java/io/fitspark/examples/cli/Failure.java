// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

import io.fitspark.fits.FitsFormatException;

/** What to tell people of an exception: the one message in its chain that names the problem. */
final class Failure {

    private Failure() {}

    static String message(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        for (Throwable t : chain) {
            if (t instanceof FitsFormatException) {
                return t.getMessage();
            }
        }
        for (Throwable t : chain) {
            if (t instanceof AnalysisException analysis) {
                return analysis.getSimpleMessage();
            }
        }
        Throwable deepest = chain.get(chain.size() - 1);
        for (Throwable t : chain) {
            if (t instanceof SparkThrowable) {
                deepest = t;
            }
        }
        String message = deepest.getMessage();
        return message == null || message.isBlank() ? deepest.toString() : message;
    }
}
