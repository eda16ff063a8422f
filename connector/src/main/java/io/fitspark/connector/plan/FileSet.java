// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.List;

import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.schema.ConstantColumn;
import io.fitspark.connector.storage.FileLister;
import io.fitspark.connector.storage.FileListing;
import io.fitspark.connector.storage.ListedFile;

/**
 * The files of a dataset as they were listed. Lives on the driver.
 *
 * @param configuration of Hadoop, with the settings among the options
 * @param files at least one, in the order of their rows
 * @param partitionColumns for each of which every file has a value
 */
public record FileSet(
        ReadOptions options,
        Configuration configuration,
        List<ListedFile> files,
        List<ConstantColumn> partitionColumns) {
    /** Lists what the options name. */
    public static FileSet list(ReadOptions options, Configuration configuration) throws IOException {
        Configuration merged = new Configuration(configuration);
        options.hadoop().forEach(merged::set);
        FileListing listing = new FileLister(merged, options.listing()).list(options.paths());
        if (listing.files().isEmpty()) {
            throw FitsErrors.noFiles(options.paths());
        }
        return new FileSet(options, merged, listing.files(), listing.partitionColumns());
    }
}
