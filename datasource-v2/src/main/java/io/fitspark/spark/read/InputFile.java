// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import org.apache.spark.rdd.InputFileBlockHolder;

import io.fitspark.connector.storage.SourceFile;

/** Tells Spark which file the rows of this thread come from, for {@code input_file_name()}. */
public final class InputFile {
    private InputFile() {}

    public static void show(SourceFile file) {
        InputFileBlockHolder.set(file.path(), 0, file.length());
    }

    public static void hide() {
        InputFileBlockHolder.unset();
    }
}
