// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.connector.catalog.SessionConfigSupport;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.CreatableRelationProvider;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

import io.fitspark.connector.FitsErrors;

/** What {@code spark.read.format("fits")} finds. Lives on the driver, made anew by Spark for every use. */
public class FitsDataSource
        implements TableProvider, DataSourceRegister, SessionConfigSupport, CreatableRelationProvider {
    private CaseInsensitiveStringMap openedWith;
    private FitsSource opened;

    @Override
    public String shortName() {
        return "fits";
    }

    /** Settings {@code spark.datasource.fits.x} of the session count as option {@code x} where that is not given. */
    @Override
    public String keyPrefix() {
        return "fits";
    }

    @Override
    public synchronized StructType inferSchema(CaseInsensitiveStringMap options) {
        return source(options).columns().schema();
    }

    @Override
    public synchronized Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(properties);
        if (options.equals(openedWith)) {
            return FitsTable.of(opened);
        }
        return FitsTable.withSchema(schema, ofTables(options), () -> FitsSource.open(options));
    }

    /** A schema that was stored in a catalog, or given by the user, is compared with the files when they are read. */
    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    /** Where Spark turns for a write, as the table takes none. */
    @Override
    public BaseRelation createRelation(
            SQLContext context,
            SaveMode mode,
            scala.collection.immutable.Map<String, String> parameters,
            Dataset<Row> data) {
        throw FitsErrors.notSupportedYet("Writing FITS is", "Write another format, for example parquet.");
    }

    private static boolean ofTables(CaseInsensitiveStringMap options) {
        return options.getOrDefault("view", "rows").strip().equalsIgnoreCase("rows");
    }

    /** The schema is asked for before the table; both look at the same files. */
    private FitsSource source(CaseInsensitiveStringMap options) {
        if (!options.equals(openedWith)) {
            opened = FitsSource.open(options);
            openedWith = options;
        }
        return opened;
    }
}
