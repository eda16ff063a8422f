// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.TableDataset;

/** What EXPLAIN says of a scan. */
final class ScanDescription {
    private static final int NAMES_SHOWN = 12;

    private ScanDescription() {}

    static String source(TableDataset dataset) {
        int files = dataset.files().size();
        return "fits " + dataset.files().get(0).file().path() + (files > 1 ? " and " + (files - 1) + " more" : "")
                + ", HDU " + dataset.hdu();
    }

    static String of(TableDataset dataset, StructType required, OptionalLong limit) {
        StructField[] fields = required.fields();
        String names = Arrays.stream(fields)
                .limit(NAMES_SHOWN)
                .map(ScanDescription::name)
                .collect(Collectors.joining(", ", "[", fields.length > NAMES_SHOWN ? ", ...]" : "]"));
        String columns =
                ", " + fields.length + " of " + dataset.schema().fields().size() + " columns " + names;
        return source(dataset) + columns + (limit.isPresent() ? ", limit " + limit.getAsLong() : "");
    }

    private static String name(StructField field) {
        return field.dataType() instanceof StructType parts && parts.length() == 1
                ? field.name() + "." + parts.fields()[0].name()
                : field.name();
    }
}
