// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

import io.fitspark.connector.catalog.FileContents;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.plan.HeaderDataset;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.spark.headers.HeaderScanBuilder;
import io.fitspark.spark.read.BlockSampling;
import io.fitspark.spark.read.FitsScanBuilder;
import io.fitspark.spark.read.SessionSettings;
import io.fitspark.spark.schema.DatasetColumns;

/**
 * A dataset that was opened, whatever its view. Lives on the driver.
 *
 * @param firstFile for messages
 * @param selector by which the table is found in every file
 * @param cards reads those of the first table that describe it, by keyword
 * @param scans makes a scan builder for a schema, all of whose columns the dataset has
 */
record FitsSource(
        DatasetColumns columns,
        String firstFile,
        HduSelector selector,
        Supplier<Map<String, String>> cards,
        Function<StructType, ScanBuilder> scans) {
    static FitsSource open(CaseInsensitiveStringMap options) {
        SessionSettings session = SessionSettings.active();
        ReadOptions checked = ReadOptions.parse(options.asCaseSensitiveMap(), session.defaults());
        try {
            return !checked.view().isOfHeaders()
                    ? of(TableDataset.open(checked, session.hadoopConfiguration(), session.fileJobs()))
                    : of(HeaderDataset.open(checked, session.hadoopConfiguration()));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static FitsSource of(TableDataset dataset) {
        DatasetColumns columns = DatasetColumns.of(dataset);
        return new FitsSource(
                columns,
                dataset.firstLayout().file(),
                dataset.lookup().selector(),
                () -> cards(dataset),
                schema -> BlockSampling.of(new FitsScanBuilder(dataset, columns, schema)));
    }

    private static Map<String, String> cards(TableDataset dataset) {
        try {
            return FileContents.cards(
                    dataset.firstLayout().file(), dataset.firstLayout().hdu(), dataset.configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static FitsSource of(HeaderDataset dataset) {
        DatasetColumns columns = DatasetColumns.of(dataset);
        return new FitsSource(
                columns,
                dataset.files().get(0).file().path(),
                new HduSelector.FirstTable(),
                Map::of,
                schema -> new HeaderScanBuilder(dataset, columns, schema));
    }
}
