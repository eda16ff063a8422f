// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import scala.util.Random

import org.apache.spark.sql.Row
import org.apache.spark.sql.functions.col

/** The same rows, in the same order, wherever a table is cut. */
class SplitSuite extends SparkFitsSuiteBase {

  /** How many random tables; `FITSPARK_PROPERTIES` asks for more. */
  private val tables = sys.env.get("FITSPARK_PROPERTIES").map(_.toInt).getOrElse(24)

  private val firstSeed = sys.env.get("FITSPARK_SEED").map(_.toLong).getOrElse(1L)

  (0 until tables).map(firstSeed + _).foreach { seed =>
    test(s"random table $seed, randomly cut") {
      val random = new Random(seed)
      val table = new RandomTables(seed).table(maxRows = 60, maxColumns = 12)
      val file = FitsBytes.write(folder.resolve(s"random-$seed.fits"), table)
      val size = file.toFile.length.toInt
      val cuts = Seq(1, 1 + random.nextInt(400), 1 + random.nextInt(size), size)
      cuts.foreach { bytes =>
        withClue(s"maxPartitionBytes=$bytes: ") {
          val frame = fits("maxPartitionBytes" -> bytes)(file)
          assert(columnsOf(frame.schema) === columnsOf(table.schema))
          checkRows(frame.collect().toSeq, table.rows)
        }
      }
      val some = random.shuffle(table.columns.indices.toList).take(1 + random.nextInt(table.columns.size))
      val scalars = table.columns.indices.filterNot(i => table.columns(i).ddl.startsWith("ARRAY"))
      Seq(some, scalars).filter(_.nonEmpty).foreach { asked =>
        val bytes = 1 + random.nextInt(size)
        withClue(s"columns ${asked.map(_ + 1)}, maxPartitionBytes=$bytes: ") {
          val frame = fits("maxPartitionBytes" -> bytes)(file).select(asked.map(i => col(table.columns(i).name)): _*)
          checkRows(frame.collect().toSeq, table.rows.map(row => Row.fromSeq(asked.map(row(_)))))
        }
      }
    }
  }

  test("a table of many batches: values stay when the next batch is read") {
    val table = new RandomTables(5).of(rows = 20000, columns = 30)
    val file = FitsBytes.write(folder.resolve("batches.fits"), table)
    assert(file.toFile.length > (5 << 20))
    Seq("1g", "1500k").foreach { bytes =>
      val frame = fits("maxPartitionBytes" -> bytes)(file)
      checkRows(frame.collect().toSeq, table.rows)
      val scalars = table.columns.indices.filterNot(i => table.columns(i).ddl.startsWith("ARRAY"))
      assert(scalars.size > 8 && scalars.size < 24)
      val narrow = frame.select(scalars.map(i => col(table.columns(i).name)): _*)
      checkRows(narrow.collect().toSeq, table.rows.map(row => Row.fromSeq(scalars.map(row(_)))))
    }
  }

  test("one row a split makes as many splits as rows") {
    val table = FitsTable(Seq(FitsColumn.ints("id", 1 to 37)))
    val file = FitsBytes.write(folder.resolve("ids.fits"), table)
    val frame = fits("maxPartitionBytes" -> 1)(file)
    assert(frame.rdd.getNumPartitions === 37)
    checkRows(frame.collect().toSeq, table.rows)
  }

  test("small files share a split, in the order of their names") {
    val files = Seq(3, 1, 2).map { i =>
      FitsBytes.write(folder.resolve(s"small/f$i.fits"), FitsTable(Seq(FitsColumn.ints("id", Seq(10 * i, 10 * i + 1)))))
    }
    val frame = fits()(files.head.getParent)
    assert(frame.rdd.getNumPartitions <= 2)
    assert(frame.collect().map(_.getInt(0)).toSeq === Seq(10, 11, 20, 21, 30, 31))
  }

  test("a table is cut near maxPartitionBytes, without a short rest") {
    val file = FitsBytes.write(folder.resolve("longs.fits"), FitsTable(Seq(FitsColumn.longs("id", (0L until 1000L)))))
    val frame = fits("maxPartitionBytes" -> 3000)(file)
    val sizes = frame.rdd.mapPartitions(rows => Iterator(rows.size)).collect().toSeq
    assert(sizes.sum === 1000)
    assert(sizes.forall(size => size >= 333 && size <= 334), sizes)
  }

  test("the session's spark.sql.files.maxPartitionBytes counts where the option is silent") {
    val file = FitsBytes.write(folder.resolve("more.fits"), FitsTable(Seq(FitsColumn.longs("id", (0L until 1000L)))))
    withConf("spark.sql.files.maxPartitionBytes" -> "2000") {
      assert(fits()(file).rdd.getNumPartitions === 4)
      assert(fits("maxPartitionBytes" -> "4k")(file).rdd.getNumPartitions === 2)
    }
  }
}
