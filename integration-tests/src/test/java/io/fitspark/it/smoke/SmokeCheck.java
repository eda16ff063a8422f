// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.smoke;

/** One thing that has to work on every Spark version. Its name is a sentence. */
public record SmokeCheck(String name, Body body) {
    /** Throws whatever is wrong. */
    public interface Body {
        void run(SmokeContext context) throws Exception;
    }
}
