// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import org.apache.spark.sql.SparkSession

/** The one Spark session of the suites' JVM: starting Spark takes longer than most suites. */
object SharedSpark {

  lazy val session: SparkSession = {
    val scratch = Folders.create("spark")
    SparkSession
      .builder()
      .master("local[2]")
      .appName("fitspark suites")
      .config("spark.ui.enabled", "false")
      .config("spark.driver.host", "localhost")
      .config("spark.driver.bindAddress", "127.0.0.1")
      .config("spark.sql.shuffle.partitions", "3")
      .config("spark.sql.session.timeZone", "UTC")
      .config("spark.local.dir", scratch.toString)
      .config("spark.sql.warehouse.dir", s"$scratch/warehouse")
      .getOrCreate()
  }
}
