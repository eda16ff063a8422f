// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import org.apache.hadoop.conf.Configuration
import org.apache.hadoop.fs.{FileSystem, Path}
import org.apache.hadoop.hdfs.MiniDFSCluster
import org.apache.spark.sql.DataFrame
import org.apache.spark.sql.functions.col

/** One file from the rows of many tasks, on a store that is not local. */
abstract class SingleFileStoreSuite extends SparkFitsSuiteBase {

  private val Tiles = "tileRows" -> "100"

  /** URI of a directory. */
  protected def root: String

  /** Uploads that were begun and are not ended. */
  protected def uploads: Seq[String]

  private def uneven(rows: Int): DataFrame = UnevenFrames.of(spark, rows)

  private def fileSystem: FileSystem = new Path(root).getFileSystem(spark.sparkContext.hadoopConfiguration)

  private def write(frame: DataFrame, path: String, mode: String, options: (String, String)*): Unit = {
    frame.write.format("fits").mode(mode).options(options.toMap + Tiles).save(path)
    requireSound(path)
  }

  /** All sums are right, and nothing is left of the write. */
  private def requireSound(path: String): Unit = {
    assert(spark.sql(s"CALL fits.system.verify('$path')").collect().toSeq === Nil)
    val beside = fileSystem.listStatus(new Path(path).getParent).map(_.getPath.getName)
    assert(!beside.exists(_.startsWith("_fitspark")), beside.toSeq)
    assert(uploads.isEmpty)
  }

  private def ids(path: String): Seq[Long] =
    fits("maxPartitionBytes" -> "1g")(path).select("id").collect().map(_.getLong(0)).toSeq

  for ((suffix, order) <- Seq("fits" -> "preserve", "fits.fz" -> "preserve", "fits.fz" -> "relaxed")) {
    val ordered = order == "preserve"

    test(s"$suffix, $order: written, overwritten, appended to") {
      val path = s"$root/$order/rows.$suffix"
      write(uneven(1500), path, "errorifexists", "rowOrder" -> order)
      checkSameRows(fits()(path), uneven(1500))
      if (ordered) assert(ids(path) === (0L until 1500L))
      write(fits("maxPartitionBytes" -> "4k")(path).where("id % 3 = 0"), path, "overwrite", "rowOrder" -> order)
      assert(ids(path).sorted === (0L until 1500L by 3))
      val more = uneven(700).withColumn("id", col("id") + 10000)
      write(more, path, "append", "rowOrder" -> order)
      checkSameRows(fits()(path), uneven(1500).where("id % 3 = 0").union(more))
    }

    test(s"$suffix, $order: no rows, and megabytes of them") {
      val none = s"$root/$order/none.$suffix"
      write(uneven(0), none, "errorifexists", "rowOrder" -> order)
      assert(fits()(none).count() === 0)
      assert(columnsOf(fits()(none).schema).map(_._1) === columnsOf(uneven(0).schema).map(_._1))
      val large = s"$root/$order/large.$suffix"
      val frame = spark
        .range(0, 60000, 1, 5)
        .selectExpr("id", "transform(sequence(0, cast(20 + id % 3 as int)), i -> xxhash64(id, i)) as noise")
      write(frame, large, "errorifexists", "rowOrder" -> order)
      assert(fileSystem.getFileStatus(new Path(large)).getLen > (10 << 20))
      val digest = "bit_xor(xxhash64(id, noise))"
      assert(fits()(large).selectExpr("count(*)", digest).head() === frame.selectExpr("count(*)", digest).head())
      if (ordered) assert(ids(large) === (0L until 60000L))
    }

    test(s"$suffix, $order: one HDU is replaced, those around it stay") {
      val path = s"$root/$order/several.$suffix"
      val tables = Seq("A" -> 3, "ROWS" -> 5, "B" -> 4).map { case (name, rows) =>
        FitsTable(Seq(FitsColumn.longs("id", 0L until rows.toLong))).named(name)
      }
      val local = FitsBytes.write(folder.resolve(s"several-$order.$suffix"), tables: _*)
      fileSystem.copyFromLocalFile(false, true, new Path(local.toUri), new Path(path))
      val options = Seq("hdu" -> "ROWS", "overwriteScope" -> "hdu", "extname" -> "ROWS", "rowOrder" -> order)
      uneven(500).write.format("fits").mode("overwrite").options(options.toMap + Tiles).save(path)
      assert(fits("hdu" -> "A")(path).count() === 3 && fits("hdu" -> "B")(path).count() === 4)
      checkSameRows(fits("hdu" -> "ROWS")(path), uneven(500))
    }

    test(s"$suffix, $order: the files of a directory become one") {
      val source = s"$root/$order/parts-$suffix"
      val target = s"$root/$order/merged.$suffix"
      uneven(900).write.format("fits").options(Map(Tiles)).save(source)
      val merge = s"CALL fits.system.merge('$source', '$target', map('rowOrder', '$order'))"
      assert(spark.sql(merge).head().getLong(0) === 900)
      requireSound(target)
      checkSameRows(fits()(target), uneven(900))
      if (ordered) assert(ids(target) === (0L until 900L))
    }
  }
}

/** On HDFS: segments are concatenated. */
class SingleFileHdfsSuite extends SingleFileStoreSuite {

  private lazy val cluster: MiniDFSCluster = {
    val own = new Configuration(spark.sparkContext.hadoopConfiguration)
    own.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString)
    own.setInt("dfs.replication", 1)
    val started = new MiniDFSCluster.Builder(own).numDataNodes(1).build()
    started.waitActive()
    started
  }

  override protected lazy val root: String = cluster.getFileSystem.makeQualified(new Path("/single")).toString

  override protected def uploads: Seq[String] = Nil

  override protected def afterAll(): Unit =
    try cluster.shutdown(true)
    finally super.afterAll()
}

/** On S3: tasks send parts of one upload. */
class SingleFileS3Suite extends SingleFileStoreSuite {

  private val Bucket = "single-files"

  private lazy val store: S3Store = {
    val started = new S3Store(folder.resolve("s3"), spark.sparkContext.hadoopConfiguration)
    started.bucket(Bucket)
    started
  }

  override protected lazy val root: String = {
    store
    s"s3a://$Bucket/rows"
  }

  override protected def uploads: Seq[String] = store.uploads(Bucket)

  override protected def afterAll(): Unit =
    try {
      store.forget(Bucket)
      store.close()
    } finally super.afterAll()
}
