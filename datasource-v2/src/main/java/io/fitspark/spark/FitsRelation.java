// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.Arrays;
import java.util.Map;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.InsertableRelation;
import org.apache.spark.sql.sources.PrunedScan;
import org.apache.spark.sql.types.StructType;

/**
 * A table of Spark 3.5's own catalog, which knows relations of the first generation only: reads and writes go on to what Spark 4 uses at
 * once. Lives on the driver.
 */
final class FitsRelation extends BaseRelation implements PrunedScan, InsertableRelation {
    private final SQLContext context;
    private final Map<String, String> options;
    private final StructType schema;

    /** @param schema null to take it from the files */
    FitsRelation(SQLContext context, Map<String, String> options, StructType schema) {
        this.context = context;
        this.options = options;
        this.schema = schema == null ? read(context, options, null).schema() : schema;
    }

    private static Dataset<Row> read(SQLContext context, Map<String, String> options, StructType schema) {
        DataFrameReader reader = context.sparkSession().read().format("fits").options(options);
        return (schema == null ? reader : reader.schema(schema)).load();
    }

    @Override
    public SQLContext sqlContext() {
        return context;
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public RDD<Row> buildScan(String[] requiredColumns) {
        Column[] columns = Arrays.stream(requiredColumns)
                .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
                .toArray(Column[]::new);
        return read(context, options, schema).select(columns).rdd();
    }

    @Override
    public void insert(Dataset<Row> data, boolean overwrite) {
        new Saving(data, options).save(overwrite ? SaveMode.Overwrite : SaveMode.Append);
    }
}
