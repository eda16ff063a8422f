// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.Path

import org.apache.spark.sql.DataFrame

/** Queries give what they give on a Parquet copy that Spark made from the driver's own values. */
class QuerySuite extends SparkFitsSuiteBase {

  private val tables = sys.env.get("FITSPARK_PROPERTIES").map(n => (n.toInt + 7) / 8).getOrElse(2)

  private val firstSeed = sys.env.get("FITSPARK_SEED").map(_.toLong).getOrElse(1L)

  (0 until tables).map(firstSeed + 1000 + _).foreach { seed =>
    test(s"random table $seed: every column filtered, sorted, grouped and exploded") {
      val table = new RandomTables(seed).table(maxRows = 300, maxColumns = 9)
      val numbered = table.copy(columns = FitsColumn.ints("id", 0 until table.rowCount) +: table.columns)
      val (ours, oracle) = both(s"random-$seed", numbered)
      checkSameRows(ours, oracle)
      numbered.columns.foreach(column => queries(column).foreach(query => check(query, ours, oracle)))
    }
  }

  test("groups, joins and windows over a catalogue") {
    val count = 4000
    val catalogue = FitsTable(
      Seq(
        FitsColumn.longs("id", (0L until count.toLong)),
        FitsColumn.ints("field", (0 until count).map(i => i * 7919 % 37)),
        FitsColumn.doubles("ra", (0 until count).map(i => (i * 0.61803398875) % 1.0 * 360)),
        FitsColumn.doubles("mag", (0 until count).map(i => if (i % 11 == 0) Double.NaN else 12 + (i * 31 % 97) / 10.0)),
        FitsColumn.complexes("z", (0 until count).map(i => (i % 10).toDouble -> (i % 7).toDouble)),
        FitsColumn.strings("name", 8, (0 until count).map(i => if (i % 5 == 0) "" else s"s${i % 100}"))
      )
    )
    val (ours, oracle) = both("catalogue", catalogue)
    Seq(
      "SELECT field, count(*), min(ra), max(mag), count(distinct name) FROM t GROUP BY field",
      "SELECT name, max(id) m FROM t WHERE ra BETWEEN 10 AND 200 GROUP BY name HAVING count(*) > 3",
      "SELECT a.id, b.id FROM t a JOIN t b ON a.field = b.field AND a.name = b.name WHERE a.id < b.id AND a.id < 90",
      "SELECT a.id, b.mag FROM t a LEFT JOIN t b ON a.id = b.id + 3990",
      "SELECT id, rank() OVER (PARTITION BY field ORDER BY mag DESC, id) r FROM t WHERE field < 5",
      "SELECT z.re, sum(z.im) FROM t GROUP BY z.re",
      "SELECT * FROM t WHERE isnan(mag) AND name <> ''",
      "SELECT count(*) FROM t WHERE id IN (SELECT max(id) FROM t GROUP BY field)",
      "SELECT id FROM t ORDER BY ra DESC, id LIMIT 17",
      "SELECT id FROM t EXCEPT SELECT id FROM t WHERE name = ''",
      "SELECT field, collect_list(id) FROM (SELECT * FROM t WHERE id < 50 DISTRIBUTE BY field SORT BY id) GROUP BY field"
    ).foreach(query => check(query, ours, oracle))
  }

  test("without code generation, and without wide rows of it") {
    val (ours, oracle) = both("interpreted", new RandomTables(77).table(maxRows = 200, maxColumns = 10))
    withConf("spark.sql.codegen.wholeStage" -> "false")(checkSameRows(ours, oracle))
    withConf("spark.sql.codegen.factoryMode" -> "NO_CODEGEN", "spark.sql.codegen.wholeStage" -> "false") {
      checkSameRows(ours, oracle)
    }
    withConf("spark.sql.codegen.maxFields" -> "1")(checkSameRows(ours, oracle))
  }

  test("cached, broadcast and shuffled rows keep their values") {
    val (ours, oracle) = both("kept", new RandomTables(78).table(maxRows = 200, maxColumns = 10))
    val cached = ours.cache()
    try checkSameRows(cached, oracle)
    finally cached.unpersist(true)
    checkSameRows(ours.repartition(5), oracle)
  }

  private def both(name: String, table: FitsTable): (DataFrame, DataFrame) = {
    val file: Path = FitsBytes.write(folder.resolve(s"$name.fits"), table)
    val parquet = folder.resolve(s"$name.parquet").toString
    spark.createDataFrame(spark.sparkContext.parallelize(table.rows, 2), table.schema).write.parquet(parquet)
    (fits("maxPartitionBytes" -> (1 + file.toFile.length / 5))(file), spark.read.parquet(parquet))
  }

  /** The least of 0.0 and -0.0 is either, whichever comes first. */
  private def check(query: String, ours: DataFrame, oracle: DataFrame): Unit = {
    def run(frame: DataFrame) = {
      frame.createOrReplaceTempView("t")
      spark.sql(query)
    }
    withClue(query + ": ")(checkSameRows(run(ours), run(oracle), SameValues.Scaled))
  }

  private def queries(column: FitsColumn): Seq[String] = {
    val name = column.name
    Seq(
      s"SELECT id, $name FROM t WHERE $name IS NULL OR id % 3 = 1 ORDER BY $name, id LIMIT 40",
      s"SELECT $name, count(*), count($name) FROM t GROUP BY $name",
      if (column.ddl.startsWith("ARRAY"))
        s"SELECT id, size($name), get($name, 0), e FROM t LATERAL VIEW OUTER explode($name) exploded AS e"
      else if (column.ddl.startsWith("STRUCT")) s"SELECT id, $name.re, $name.im FROM t WHERE $name.re > 0"
      else s"SELECT min($name), max($name), count(distinct $name) FROM t"
    )
  }
}
