// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.Paths

import scala.jdk.CollectionConverters._

import io.fitspark.it.smoke.{ReadChecks, SmokeContext}

/** What `spark-matrix` tries on every supported Spark, on the newest. */
class SmokeSuite extends SparkFitsSuiteBase {

  private lazy val context = {
    val sample = Paths.get("..", "examples", "data", "tarn.fits").toAbsolutePath.normalize
    new SmokeContext(spark, sample, Corpus.root, folder)
  }

  ReadChecks.all.asScala.foreach(check => test(check.name)(check.body.run(context)))
}
