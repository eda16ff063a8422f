// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.RowWindow;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.storage.ListedFile;

/** What EXPLAIN says of a scan. */
public final class ScanDescription {
    private static final int NAMES_SHOWN = 12;

    private ScanDescription() {}

    static String source(TableDataset dataset) {
        return files(dataset.files()) + ", HDU " + dataset.hdu();
    }

    public static String files(List<ListedFile> files) {
        int more = files.size() - 1;
        return "fits " + files.get(0).file().path() + (more > 0 ? " and " + more + " more" : "");
    }

    /** @param present number of columns that there are */
    static String of(
            TableDataset dataset, StructType required, int present, ScanRequest request, List<Predicate> pushed) {
        return source(dataset)
                + columns(required, present)
                + conditions(pushed)
                + rows(request.rows())
                + (request.sample() == null ? "" : ", a sample of blocks");
    }

    public static String columns(StructType required, int present) {
        StructField[] fields = required.fields();
        String names = Arrays.stream(fields)
                .limit(NAMES_SHOWN)
                .map(ScanDescription::name)
                .collect(Collectors.joining(", ", "[", fields.length > NAMES_SHOWN ? ", ...]" : "]"));
        return ", " + fields.length + " of " + present + " columns " + names;
    }

    static String conditions(List<Predicate> pushed) {
        return pushed.isEmpty()
                ? ""
                : ", files where " + pushed.stream().map(Predicate::toString).collect(Collectors.joining(" AND "));
    }

    private static String rows(RowWindow rows) {
        return (rows.hasLimit() ? ", limit " + rows.limit() : "") + (rows.skip() > 0 ? ", offset " + rows.skip() : "");
    }

    private static String name(StructField field) {
        return field.dataType() instanceof StructType parts && parts.length() == 1
                ? field.name() + "." + parts.fields()[0].name()
                : field.name();
    }
}
