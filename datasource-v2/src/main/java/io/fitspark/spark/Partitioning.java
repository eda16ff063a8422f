// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.Transform;

import io.fitspark.connector.SqlErrors;

/** Partition columns as Spark's transforms and back. */
final class Partitioning {
    private Partitioning() {}

    static Transform[] transforms(List<String> columns) {
        // a name is taken for an expression unless it is quoted
        return columns.stream()
                .map(name -> Expressions.identity("`" + name.replace("`", "``") + "`"))
                .toArray(Transform[]::new);
    }

    /** @throws io.fitspark.connector.FitsUserException if one is anything but a column as it is */
    static List<String> columns(Transform[] transforms) {
        List<String> columns = new ArrayList<>();
        for (Transform transform : transforms) {
            if (!transform.name().equals("identity") || transform.references()[0].fieldNames().length != 1) {
                throw SqlErrors.partitioning(transform.describe());
            }
            columns.add(transform.references()[0].fieldNames()[0]);
        }
        return columns;
    }
}
