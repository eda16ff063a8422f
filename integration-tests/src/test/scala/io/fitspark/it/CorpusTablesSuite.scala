// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

/** Every table of the corpus, every value. */
class CorpusTablesSuite extends SparkFitsSuiteBase with CorpusChecks {

  /** Tables up to this many rows are read once more with one row a split. */
  private val RowsToSplit = 60

  Seq("tables", "ztables", "ascii").flatMap(Corpus.files).foreach { file =>
    test(s"$file: schema and values") {
      val tables = ExpectedTable.all(file)
      assert(tables.nonEmpty)
      tables.foreach { table =>
        checkTable(Corpus.path(file), table)
        checkScalars(Corpus.path(file), table)
        if (table.rows.size <= RowsToSplit) checkTable(Corpus.path(file), table, "maxPartitionBytes" -> 1)
      }
    }
  }

  test("columns say what the header says of them") {
    assume(Corpus.isOwn)
    val schema = fits()(Corpus.path("tables/keywords.fits")).schema
    val ra = schema("RA")
    assert(ra.getComment() === Some("Right ascension, J2000"))
    assert(ra.metadata.getString("fits.ttype") === "RA")
    assert(ra.metadata.getString("fits.tform") === "1D")
    assert(ra.metadata.getString("fits.unit") === "deg")
    assert(ra.metadata.getString("fits.disp") === "F12.7")
    assert(ra.metadata.getString("fits.ucd") === "pos.eq.ra;meta.main")
    assert(schema("FLAG").metadata.getLong("fits.null") === -1)
    assert(!schema("FLUX").metadata.contains("fits.null"))
  }

  test("columns of ASCII tables say where they stand, and what text means null") {
    assume(Corpus.isOwn)
    val schema = fits()(Corpus.path("ascii/nulls.fits")).schema
    assert(schema("I_NUM").metadata.getString("fits.tform") === "I6")
    assert(schema("I_NUM").metadata.getString("fits.null") === "-99")
    assert(schema("I_NUM").metadata.getLong("fits.tbcol") === 8)
    assert(schema("I_NUM").nullable && schema("A_NULL").nullable)
    assert(!fits()(Corpus.path("ascii/strings.fits")).schema("S").nullable)
    assert(!fits()(Corpus.path("tables/keywords.fits")).schema("RA").metadata.contains("fits.tbcol"))
  }
}
