// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.io.Serializable;

/** A column of a dataset, by where its values come from. */
public sealed interface ScanColumn extends Serializable {
    /** A column of the tables. @param index among the {@link ExpectedColumns} */
    record OfTable(int index) implements ScanColumn {}

    /** What a view of headers shows. */
    record OfHeaderView(HeaderField field) implements ScanColumn {}

    /** A header card. @param index among the header columns */
    record OfHeader(int index) implements ScanColumn {}

    /** A directory's name. @param index among the partition columns */
    record OfPartition(int index) implements ScanColumn {}

    /** A field of {@code _metadata}. */
    record OfFile(MetadataField field) implements ScanColumn {}
}
