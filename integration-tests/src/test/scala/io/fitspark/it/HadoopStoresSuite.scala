// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.ByteBuffer
import java.nio.file.Files

import scala.util.Using

import org.apache.hadoop.conf.Configuration
import org.apache.hadoop.fs.{FileSystem, Path}
import org.apache.hadoop.fs.permission.FsPermission
import org.apache.hadoop.hdfs.{DistributedFileSystem, MiniDFSCluster}
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.functions.{count, sum}

/** Files that come as streams of Hadoop: HDFS, and local files that a checksum guards. */
class HadoopStoresSuite extends SparkFitsSuiteBase with CorpusChecks {

  /** So small that rows, and values, lie across blocks. */
  private val BlockSize = 4096

  private val Hosts = Array("alpha", "beta", "gamma")

  private lazy val cluster: MiniDFSCluster = {
    val configuration = new Configuration()
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString)
    configuration.setInt("dfs.blocksize", BlockSize)
    configuration.setInt("dfs.replication", 1)
    configuration.setInt("dfs.namenode.fs-limits.min-block-size", 512)
    configuration.setInt("dfs.namenode.fs-limits.max-blocks-per-file", 100000)
    val started = new MiniDFSCluster.Builder(configuration).numDataNodes(Hosts.length).hosts(Hosts).build()
    started.waitActive()
    started
  }

  private def hdfs: FileSystem = cluster.getFileSystem

  private def upload(file: java.nio.file.Path, name: String): String = {
    val target = new Path(s"/data/$name")
    hdfs.copyFromLocalFile(false, true, new Path(file.toUri), target)
    hdfs.makeQualified(target).toString
  }

  override protected def afterAll(): Unit =
    try cluster.shutdown(true)
    finally super.afterAll()

  test("HDFS: every type, compressed files, heaps") {
    val files =
      Corpus.files("tables").filter(_.matches("tables/(all_types|block|large|strings|tdim|two_|vla)[^.]*[.].*"))
    assert(files.size > 25)
    files.foreach { file =>
      val path = upload(Corpus.path(file), file)
      ExpectedTable.all(file).foreach(table => checkTable(path, table))
    }
  }

  test("HDFS: a region of an image fetches its tiles, of a plain one its rows") {
    val tiled = TiledImage.write(folder.resolve("tiled.fits"), side = 400, tile = 100)
    val compressed = upload(tiled.file, "tiled.fits")
    val (x1, x2, y1, y2) = (90, 110, 250, 260)
    val (rows, bytes) = read(fits("region" -> s"[$x1:$x2,$y1:$y2]")(compressed).select("pixels"))
    val blobs = tiled.tilesOf(x1, x2, y1, y2).map(tiled.blobBytes)
    checkRows(rows, Seq(Row(tiled.box(90, 100, y1, y2)), Row(tiled.box(101, 110, y1, y2))))
    assert(blobs.sum until blobs.sum + 500 contains bytes)

    val image = FitsBytes.write(folder.resolve("plain.fits"), FitsImage(Seq(1000, 900)))
    val plain = upload(image, "plain.fits")
    val (counted, fetched) = read(fits("region" -> "[*,301:320]")(plain).selectExpr("size(pixels)"))
    assert(counted.map(_.getInt(0)).sum === 20000)
    assert(40000 until 40500 contains fetched)
    val whole = fits("maxPartitionBytes" -> 500000, "view" -> "pixels")(plain)
    assert(whole.rdd.getNumPartitions > 1)
    assert(whole.agg(sum("value"), count("*")).head() === Row(0L, 900000L))
  }

  /** The rows of a frame, and the bytes that its tasks read for them. */
  private def read(frame: DataFrame): (Seq[Row], Long) = {
    val rows = frame.collect().toSeq
    (rows, PlanProbe.metric(frame, "fitsBytesRead"))
  }

  test("HDFS: splits of a table, on the hosts that have most of their bytes") {
    val table = FitsTable(Seq(FitsColumn.longs("id", 0L until 20000L)))
    val path = upload(FitsBytes.write(folder.resolve("ids.fits"), table), "ids.fits")
    val frame = fits("maxPartitionBytes" -> 16000)(path)
    val rdd = frame.rdd
    assert(rdd.getNumPartitions === 10)
    checkRows(frame.collect().toSeq, table.rows)

    val blocks = hdfs.getFileBlockLocations(new Path(path), 0, hdfs.getFileStatus(new Path(path)).getLen)
    val scan = PlanProbe.scan(frame)
    scan.inputPartitions.zipWithIndex.foreach { case (partition, i) =>
      val (first, last) = (5760 + i * 16000L, 5760 + (i + 1) * 16000L)
      val bytes = blocks.toSeq
        .flatMap(block => block.getHosts.map(_ -> overlap(block.getOffset, block.getLength, first, last)))
        .groupMapReduce(_._1)(_._2)(_ + _)
      val preferred = partition.preferredLocations.toSeq
      assert(preferred.nonEmpty && preferred.forall(Hosts.contains(_)), preferred)
      assert(bytes(preferred.head) === bytes.values.max)
    }
    assert(hostsOf(frame) === scan.inputPartitions.map(_.preferredLocations.toSeq))
  }

  /** Where Spark's scheduler tries to run the tasks of a scan. */
  private def hostsOf(frame: DataFrame): Seq[Seq[String]] = {
    val tasks = PlanProbe.scan(frame).inputRDD
    tasks.partitions.toSeq.map(tasks.preferredLocations(_))
  }

  test("HDFS: small files that one task reads, on the host that has most of their bytes") {
    val store = hdfs.asInstanceOf[DistributedFileSystem]
    Seq("alpha" -> 300, "beta" -> 4000, "gamma" -> 900).foreach { case (host, rows) =>
      val table = FitsTable(Seq(FitsColumn.longs("id", 0L until rows.toLong)))
      val local = FitsBytes.write(folder.resolve(s"$host.fits"), table)
      val node = cluster.getDataNodes.get(Hosts.indexOf(host)).getXferAddress
      val target = new Path(s"/data/hosts/$host.fits")
      val permission = FsPermission.getFileDefault
      Using.resource(store.create(target, permission, true, 4096, 1.toShort, BlockSize.toLong, null, Array(node))) {
        _.write(Files.readAllBytes(local))
      }
      val blocks = store.getFileBlockLocations(target, 0, Long.MaxValue)
      assert(blocks.toSeq.flatMap(_.getHosts).distinct === Seq(host))
    }
    withConf("spark.sql.files.openCostInBytes" -> "0", "spark.sql.files.minPartitionNum" -> "1") {
      val frame = fits()(hdfs.makeQualified(new Path("/data/hosts")))
      assert(hostsOf(frame) === Seq(Seq("beta", "gamma", "alpha")))
      assert(frame.agg(sum("id")).head().getLong(0) === Seq(300L, 4000L, 900L).map(n => n * (n - 1) / 2).sum)
    }
  }

  test("HDFS: rows across the border of two blocks, rows and heap cells longer than a block") {
    def vector(elements: Int, seed: Int) = Array.tabulate(elements)(i => seed * 1e6 + i + 0.25)
    def bytes(values: Array[Double]) = {
      val buffer = ByteBuffer.allocate(values.length * 8)
      values.foreach(buffer.putDouble)
      buffer.array
    }
    def vectors(name: String, tform: String, rows: Int)(cell: Int => FitsCell) =
      FitsColumn(name, tform, "ARRAY<DOUBLE>", Nil, (0 until rows).map(cell))
    val short = FitsTable(
      Seq(FitsColumn.longs("id", 0L until 2000L), FitsColumn.strings("name", 93, (0 until 2000).map(i => s"row $i")))
    )
    val long = FitsTable(
      Seq(
        FitsColumn.longs("id", 0L until 40L),
        vectors("inline", "700D", 40)(row => RowCell(bytes(vector(700, row)), vector(700, row).toSeq)),
        vectors("heap", "1PD(1800)", 40) { row =>
          val values = vector(row * 45, row + 100)
          HeapCell(bytes(values), values.length, values.toSeq)
        }
      )
    )
    Seq("short" -> short, "long" -> long).foreach { case (name, table) =>
      val path = upload(FitsBytes.write(folder.resolve(s"$name.fits"), table), s"$name.fits")
      Seq("1g", s"$BlockSize", "20001").foreach { size =>
        withClue(s"$name, splits of $size: ")(
          checkRows(fits("maxPartitionBytes" -> size)(path).collect().toSeq, table.rows)
        )
      }
    }
    val lone = fits("maxPartitionBytes" -> 1)(hdfs.makeQualified(new Path("/data/long.fits")))
    assert(lone.rdd.getNumPartitions === 40)
    checkRows(lone.collect().toSeq, long.rows)
  }

  test("HDFS: what is read is little more than what the splits hold") {
    val table = FitsTable(Seq(FitsColumn.longs("id", 0L until 20000L), FitsColumn.doubles("x", Seq.fill(20000)(0.5))))
    val path = upload(FitsBytes.write(folder.resolve("wide.fits"), table), "wide.fits")
    val frame = fits("maxPartitionBytes" -> 40000)(path).select("id")
    assert(frame.agg(sum("id")).head().getLong(0) === 19999L * 10000)
    frame.collect()
    val read = PlanProbe.metric(frame, "fitsBytesRead")
    assert(read >= 320000 && read <= 330000, read)
  }

  test("HDFS: compressed tables, of which only the asked columns are fetched") {
    Corpus.files("ztables").foreach { file =>
      val path = upload(Corpus.path(file), file)
      ExpectedTable.all(file).foreach(table => checkTable(path, table))
    }
    val path = hdfs.makeQualified(new Path("/data/ztables/fpack_large.fits")).toString
    val frame = fits()(path)
    val bytes = frame.columns.map { column =>
      val one = frame.select(column)
      one.collect()
      PlanProbe.metric(one, "fitsBytesRead")
    }
    frame.collect()
    val all = PlanProbe.metric(frame, "fitsBytesRead")
    assert(all < hdfs.getFileStatus(new Path(path)).getLen)
    assert(bytes.max < all * 3 / 4)
    assert(bytes.sum < all * 5 / 4)
  }

  test("HDFS: three of 33 columns of a compressed table fetch only their blobs") {
    val table = CompressedTable.write(folder.resolve("columns.fits"), columns = 33, tiles = 6, tileRows = 20000)
    val path = upload(table.file, "columns.fits")
    val asked = Seq("c4", "c17", "c30")
    val frame = fits("maxPartitionBytes" -> "6m")(path).agg(sum("c4"), sum("c17"), sum("c30"))
    val splits = fits("maxPartitionBytes" -> "6m")(path).rdd.getNumPartitions
    assert(splits > 1)
    val statistics = FileSystem.getStatistics("hdfs", hdfs.getClass)
    val before = statistics.getBytesRead
    assert(frame.collect().toSeq === Seq(Row.fromSeq(asked.map(table.sums))))
    val read = statistics.getBytesRead - before
    val (bytes, requests) = (PlanProbe.metric(frame, "fitsBytesRead"), PlanProbe.metric(frame, "fitsReadRequests"))
    val blobs = asked.map(table.blobBytes).sum
    val cells = asked.size * table.tiles
    info(s"$blobs bytes in $cells blobs, ${table.blobBytes.values.sum} in all columns: $read bytes, $requests requests")
    assert(read >= blobs && read <= blobs * 1.02)
    assert(bytes >= blobs && bytes <= blobs * 1.02)
    assert(requests >= splits && requests <= cells + splits)
  }

  test("HDFS: directories and globs") {
    Seq("d/b.fits" -> 2, "d/a.fits" -> 1, "d/_c.fits" -> 3).foreach { case (name, id) =>
      upload(FitsBytes.write(folder.resolve(name), FitsTable(Seq(FitsColumn.ints("id", Seq(id))))), name)
    }
    val root = hdfs.makeQualified(new Path("/data/d")).toString
    assert(fits()(root).collect().map(_.getInt(0)).toSeq === Seq(1, 2))
    assert(fits()(s"$root/[b-z]*.fits").collect().map(_.getInt(0)).toSeq === Seq(2))
  }

  test("HDFS: heap cells that are scattered over blocks") {
    val table = new RandomTables(9).of(rows = 3000, columns = 20)
    val path = upload(FitsBytes.write(folder.resolve("heap.fits"), table), "heap.fits")
    checkRows(fits("maxPartitionBytes" -> "200k")(path).collect().toSeq, table.rows)
  }

  test("HDFS: a file that was replaced since it was planned") {
    def version(ids: Seq[Int]) =
      upload(FitsBytes.write(folder.resolve("v.fits"), FitsTable(Seq(FitsColumn.ints("id", ids)))), "v.fits")
    val frame = fits()(version(1 to 5))
    version(1 to 2000)
    assert(messages(intercept[Exception](frame.collect())).contains("changed since it was planned"))
  }

  test("a local file with Hadoop's checksums is compared with them") {
    val local = FileSystem.getLocal(new Configuration())
    val table = new RandomTables(11).of(rows = 500, columns = 12)
    val plain = FitsBytes.write(folder.resolve("plain.fits"), table)
    val guarded = folder.resolve("guarded/table.fits")
    Using.resource(local.create(new Path(guarded.toUri)))(_.write(Files.readAllBytes(plain)))
    assert(Files.exists(guarded.resolveSibling(".table.fits.crc")))
    checkRows(fits("maxPartitionBytes" -> "10k")(guarded).collect().toSeq, table.rows)

    val bytes = Files.readAllBytes(guarded)
    bytes(bytes.length - 3000) = (bytes(bytes.length - 3000) ^ 1).toByte
    Files.write(guarded, bytes)
    assert(messages(intercept[Exception](fits()(guarded).collect())).contains("Checksum error"))
  }

  private def overlap(offset: Long, length: Long, first: Long, last: Long): Long =
    math.max(0L, math.min(offset + length, last) - math.max(offset, first))
}
