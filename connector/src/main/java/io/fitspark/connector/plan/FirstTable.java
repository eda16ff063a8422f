// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import io.fitspark.fits.table.TableLayout;

/**
 * The first table or image of the first file that has one.
 *
 * @param file index of that file
 * @param image null if it is a table
 */
record FirstTable(int file, TableLayout layout, ImageRows image) {}
