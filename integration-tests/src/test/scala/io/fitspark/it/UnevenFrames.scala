// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import org.apache.spark.Partitioner
import org.apache.spark.sql.{DataFrame, Encoders, SparkSession}
import org.apache.spark.sql.functions._

/** Frames for writes of one file. */
object UnevenFrames {

  /** Rows in partitions of very different sizes, some of them empty; strings and arrays are longest in the last ones. */
  def of(spark: SparkSession, rows: Int): DataFrame = {
    val numbers = spark.sparkContext.parallelize(0L until rows.toLong, 4).keyBy(id => math.sqrt(id.toDouble / rows) * 7)
    val parts = numbers
      .partitionBy(new Partitioner {
        override def numPartitions: Int = 9
        override def getPartition(key: Any): Int = key.asInstanceOf[Double].toInt + 1
      })
      .mapPartitions(_.map(_._2).toSeq.sorted.iterator)
    spark
      .createDataset(parts)(Encoders.scalaLong)
      .toDF("id")
      .select(
        col("id"),
        when(col("id") % 7 =!= 3, (col("id") % 1000).cast("int")).as("n"),
        (col("id") / 3.0).as("x"),
        expr("repeat('s', cast(id * 20 / " + rows + " as int) + 1)").as("name"),
        expr("array_repeat(cast(id as float), cast(id % 4 as int))").as("v"),
        array(col("id"), col("id") + 1).as("pair"),
        to_date(lit("2026-06-01")).as("day")
      )
  }
}
