// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import scala.jdk.CollectionConverters._

/** `verifyChecksum`: a table whose DATASUM or CHECKSUM is wrong fails the query, whatever the splits. */
class ChecksumsSuite extends SparkFitsSuiteBase with CorpusChecks {

  Corpus.files("checksums").filterNot(_.endsWith("image.fits")).foreach { file =>
    test(s"$file: is read if its sums are right, or nobody asks") {
      val sums = Corpus
        .expected(file)
        .get("hdus")
        .elements
        .asScala
        .map { hdu =>
          hdu.get("index").asInt -> Seq("datasum", "checksum").map(hdu.get("checksum").get(_).asText)
        }
        .toMap
      ExpectedTable.all(file).foreach { table =>
        checkTable(Corpus.path(file), table)
        Seq("maxPartitionBytes" -> "64m", "maxPartitionBytes" -> "1").foreach { splits =>
          if (sums(table.hdu).contains("invalid")) {
            val frame = fits("hdu" -> table.hdu, "verifyChecksum" -> true, splits)(Corpus.path(file))
            val said = messages(intercept[Exception](frame.collect()))
            val keyword = if (sums(table.hdu).head == "invalid") "DATASUM" else "CHECKSUM"
            assert(said.contains(s"$keyword does not fit: the HDU was changed since it was written"), said)
            assert(said.contains(file.stripPrefix("checksums/")))
          } else checkTable(Corpus.path(file), table, "verifyChecksum" -> true, splits)
        }
      }
    }
  }

  test("each file of a directory is verified") {
    val directory = folder.resolve("several")
    Seq("valid", "changed_data").foreach { name =>
      java.nio.file.Files.createDirectories(directory)
      java.nio.file.Files.copy(Corpus.path(s"checksums/$name.fits"), directory.resolve(s"$name.fits"))
    }
    assert(fits()(directory).collect().nonEmpty)
    val said = messages(intercept[Exception](fits("verifyChecksum" -> true)(directory).collect()))
    assert(said.contains("changed_data.fits") && said.contains("DATASUM"), said)
    assert(fits("verifyChecksum" -> true)(directory).count() > 0)
  }
}
