// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.HashMap;
import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.connector.catalog.SessionConfigSupport;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.CreatableRelationProvider;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.RelationProvider;
import org.apache.spark.sql.sources.SchemaRelationProvider;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Tuple2;
import scala.collection.Iterator;

/**
 * What {@code spark.read.format("fits")} and {@code df.write.format("fits")} find. Lives on the driver, made anew by Spark for every use.
 *
 * <p>Writes by path come in through {@link CreatableRelationProvider}: only there Spark hands over all four modes and what partitionBy says.
 */
public class FitsDataSource
        implements TableProvider,
                DataSourceRegister,
                SessionConfigSupport,
                CreatableRelationProvider,
                RelationProvider,
                SchemaRelationProvider {
    private CaseInsensitiveStringMap openedWith;
    private FitsSource opened;

    /** Asked for since Spark 4.0, before a write; what FITS has no place for is refused where the remedy is known. */
    public boolean supportsDataType(DataType type) {
        return true;
    }

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

    /** Asked for after the schema where that is not given. */
    @Override
    public synchronized Transform[] inferPartitioning(CaseInsensitiveStringMap options) {
        return options.equals(openedWith)
                ? Partitioning.transforms(opened.columns().partitionColumns())
                : new Transform[0];
    }

    @Override
    public synchronized Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(properties);
        if (options.equals(openedWith)) {
            return FitsTable.of(opened, options);
        }
        // Spark's own catalog is the only one who says which source a table has
        boolean stored = options.containsKey(TableCatalog.PROP_PROVIDER);
        return FitsTable.withSchema(schema, Partitioning.columns(partitioning), ofTables(options), stored, options);
    }

    /** A schema that was stored in a catalog, or given by the user, is compared with the files when they are read. */
    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    /** Where Spark turns for a write by path. */
    @Override
    public BaseRelation createRelation(
            SQLContext context,
            SaveMode mode,
            scala.collection.immutable.Map<String, String> parameters,
            Dataset<Row> data) {
        Map<String, String> options = toJava(parameters);
        new Saving(data, options).save(mode);
        return new FitsRelation(context, options, data.schema());
    }

    /** Where Spark 3.5 turns for tables of its own catalog. */
    @Override
    public BaseRelation createRelation(SQLContext context, scala.collection.immutable.Map<String, String> parameters) {
        return new FitsRelation(context, toJava(parameters), null);
    }

    @Override
    public BaseRelation createRelation(
            SQLContext context, scala.collection.immutable.Map<String, String> parameters, StructType schema) {
        return new FitsRelation(context, toJava(parameters), schema);
    }

    private static Map<String, String> toJava(scala.collection.immutable.Map<String, String> parameters) {
        Map<String, String> options = new HashMap<>();
        Iterator<Tuple2<String, String>> all = parameters.iterator();
        while (all.hasNext()) {
            Tuple2<String, String> parameter = all.next();
            options.put(parameter._1(), parameter._2());
        }
        return options;
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
