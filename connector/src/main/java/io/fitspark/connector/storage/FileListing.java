// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.util.List;

import io.fitspark.connector.schema.ConstantColumn;

/**
 * What paths stand for.
 *
 * @param files in the order of their rows; none if nothing passed the filters
 * @param partitionColumns from the names of directories; each file has a value for each
 */
public record FileListing(List<ListedFile> files, List<ConstantColumn> partitionColumns) {
    public FileListing {
        files = List.copyOf(files);
        partitionColumns = List.copyOf(partitionColumns);
    }
}
