// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.fitspark.fits.table.TableLayout;

/**
 * What a scan needs of the header of a table.
 *
 * @param layout of the table, or the description of an image's rows as one
 * @param image the rows of an image; null if there is a table
 * @param header values of the cards that are asked for as columns, before they have the type of their column; can hold nulls
 */
public record TableHeader(TableLayout layout, ImageRows image, List<Object> header) implements Serializable {
    public TableHeader {
        header = header.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(header));
    }

    TableHeader withLayout(TableLayout shared) {
        return new TableHeader(shared, image, header);
    }
}
