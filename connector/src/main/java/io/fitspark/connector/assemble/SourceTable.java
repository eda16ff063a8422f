// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;

import io.fitspark.connector.storage.SourceFile;

/**
 * A table whose rows become part of the one that is assembled, as it has the same columns in the same order.
 *
 * @param hdu index of its HDU
 * @param own whether a task of the same write staged it, so that it is known how
 */
public record SourceTable(SourceFile file, int hdu, long rows, boolean own) implements Serializable {}
