// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A column of a dataset that is the same in all rows of a file or HDU.
 *
 * @param name unique within the schema
 */
public record ConstantField(String name, ConstantType type, ScanColumn column) {
    /**
     * Header cards, then partition columns, with names that none of the columns before has.
     *
     * @param present names of the columns before
     */
    public static List<ConstantField> after(
            List<String> present,
            List<ConstantColumn> headers,
            List<ConstantColumn> partitions,
            boolean caseSensitive) {
        List<ConstantColumn> all = new ArrayList<>(headers);
        all.addAll(partitions);
        List<String> names = ColumnNames.further(
                present, all.stream().map(ConstantColumn::name).toList(), caseSensitive);
        List<ConstantField> fields = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            fields.add(new ConstantField(
                    names.get(i),
                    all.get(i).type(),
                    i < headers.size() ? new ScanColumn.OfHeader(i) : new ScanColumn.OfPartition(i - headers.size())));
        }
        return fields;
    }
}
