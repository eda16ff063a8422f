// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.List;

import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A program as a Java user writes it. Its catalogue has {@code id} (K), {@code name} (A), {@code mag} (3E) and {@code z} (M). */
public final class JavaUser {
    private final SparkSession spark;
    private final String catalogue;

    public JavaUser(SparkSession spark, String catalogue) {
        this.spark = spark;
        this.catalogue = catalogue;
    }

    /** What a row becomes; a bean, as Spark's encoder wants it. */
    public static final class Star implements Serializable {
        private static final long serialVersionUID = 1L;

        private long id;
        private String name;
        private List<Float> mag;
        private Complex z;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public List<Float> getMag() {
            return mag;
        }

        public void setMag(List<Float> mag) {
            this.mag = mag;
        }

        public Complex getZ() {
            return z;
        }

        public void setZ(Complex z) {
            this.z = z;
        }
    }

    /** A complex number as a bean. */
    public static final class Complex implements Serializable {
        private static final long serialVersionUID = 1L;

        private double re;
        private double im;

        public double getRe() {
            return re;
        }

        public void setRe(double re) {
            this.re = re;
        }

        public double getIm() {
            return im;
        }

        public void setIm(double im) {
            this.im = im;
        }
    }

    private Dataset<Row> read() {
        return spark.read().format("fits").option("hdu", "STARS").load(catalogue);
    }

    /** Rows by the getters of {@link Row}. */
    public List<String> rows() {
        return read().collectAsList().stream()
                .map(row -> row.getLong(row.fieldIndex("id")) + " "
                        + row.<String>getAs("name") + " "
                        + row.<Float>getList(row.fieldIndex("mag")) + " "
                        + row.getStruct(row.fieldIndex("z")).getDouble(1))
                .toList();
    }

    /** Beans, filtered and mapped by lambdas in tasks. */
    public List<String> beans() {
        Dataset<Star> stars = read().as(Encoders.bean(Star.class));
        return stars.filter((FilterFunction<Star>) star -> star.getMag().get(0) > 10)
                .map(
                        (MapFunction<Star, String>)
                                star -> star.getName() + "@" + star.getZ().getIm(),
                        Encoders.STRING())
                .collectAsList();
    }

    /** Columns and an aggregate. */
    public double meanOfSecondMagnitude() {
        return read().select(col("mag").getItem(1).as("m")).agg(avg("m")).head().getDouble(0);
    }

    /** SQL over a view. */
    public List<Row> brightest() {
        read().createOrReplaceTempView("stars");
        return spark.sql("SELECT name FROM stars WHERE mag[0] < 11 ORDER BY id").collectAsList();
    }
}
