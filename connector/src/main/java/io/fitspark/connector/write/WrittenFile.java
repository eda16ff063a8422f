// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.nio.file.Path;

/**
 * A FITS file that a task has finished.
 *
 * @param rows rows of its table
 * @param bytes its length
 * @param facts of its rows, if it becomes part of the file of all tasks; else null
 */
public record WrittenFile(Path path, long rows, long bytes, TableFacts facts) {}
