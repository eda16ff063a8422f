// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;

/** Rows of a table that follow one another. */
public record RowSpan(long firstRow, long rows) implements Serializable {}
