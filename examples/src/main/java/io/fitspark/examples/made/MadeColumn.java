// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.util.List;

import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ElementType;

/**
 * A column with its values.
 *
 * @param spec how it is stored
 * @param type of the elements once they are read
 * @param shape lengths of the axes of a cell once it is read, the slowest first
 * @param variable whether each row has its own number of elements
 * @param codec what to ask for, else null
 */
record MadeColumn(
        ColumnSpec spec, ElementType type, List<Integer> shape, boolean variable, TableCodec codec, Cells cells) {}
