// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.util.concurrent.atomic.AtomicInteger

import scala.concurrent.duration.DurationInt

import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.functions.{col, count, expr, sum}

/** S3A against a server process: what it is asked for and what it sends, and that faults on the way change no value. */
class S3Suite extends SparkFitsSuiteBase with CorpusChecks {

  private val Rows = 1000000

  private val SplitBytes = Rows / 10 * NumbersTable.RowBytes

  /** Bucket by the type of S3A's streams; the last is what the running Hadoop takes by itself. */
  private val Buckets = Seq("classic" -> "fits-classic", "analytics" -> "fits-analytics", "default" -> "fits-default")

  /** What Amazon's accelerator fetches at least. */
  private val BlockBytes = 128 << 10

  private lazy val hadoop = spark.sparkContext.hadoopConfiguration

  private lazy val store: S3Store = {
    NumbersTable.write(numbers, Rows)
    val started = new S3Store(folder.resolve("s3"), hadoop)
    Buckets.foreach { case (kind, bucket) =>
      val settings = if (kind == "default") Nil else Seq("input.stream.type" -> kind)
      started.bucket(bucket, settings ++ Seq("retry.limit" -> "4", "retry.interval" -> "50ms"): _*)
      started.upload(numbers, bucket, "numbers.fits")
    }
    started
  }

  private def numbers = folder.resolve("numbers.fits")

  private lazy val compressed: CompressedTable =
    CompressedTable.write(folder.resolve("wide.fits"), columns = 33, tiles = 5, tileRows = 200000)

  private lazy val tiled: TiledImage = TiledImage.write(folder.resolve("tiled.fits"), side = 3000, tile = 250)

  override protected def afterAll(): Unit =
    try {
      Buckets.foreach { case (_, bucket) => store.forget(bucket) }
      store.close()
    } finally super.afterAll()

  /** A case for each type of stream. What S3A keeps in memory of an earlier one is gone. */
  private def testEach(name: String)(body: String => Any): Unit = testOn(Buckets)(name)(body)

  /** A case for those that differ. */
  private def testBoth(name: String)(body: String => Any): Unit =
    testOn(Buckets.filter(_._1 != "analytics"))(name)(body)

  private def testOn(buckets: Seq[(String, String)])(name: String)(body: String => Any): Unit =
    buckets.foreach { case (kind, bucket) =>
      test(s"$kind stream: $name") {
        store.forget(bucket)
        body(bucket)
      }
    }

  /** Runs something, and tells the requests that it caused. */
  private def requests[T](what: String)(body: => T): (T, Seq[S3Request]) = {
    val (result, heard) = store.proxy.recording(body)
    info(s"$what: ${heard.size} requests, ${heard.map(_.sent).sum} bytes")
    (result, heard)
  }

  private def table(bucket: String): DataFrame = fits("maxPartitionBytes" -> SplitBytes)(s"s3a://$bucket/numbers.fits")

  /** A sum of all rows that no lost, repeated or changed row leaves as it is. */
  private def digest(frame: DataFrame): Row =
    frame.agg(count("id"), sum("id"), expr("bit_xor(xxhash64(id, x7, x19))"), sum("x7")).head()

  private lazy val expected: Row =
    digest(spark.range(Rows).selectExpr("id", "double(id) * 7 as x7", "double(id) * 19 as x19"))

  private def sent(heard: Seq[S3Request]): Long = heard.map(_.sent).sum

  testEach("open and schema take two small requests, and a count no more") { bucket =>
    val (columns, opened) = requests("open and schema")(table(bucket).columns.toSeq)
    assert(columns === "id" +: (1 to 19).map(i => s"x$i"))
    assert(opened.map(_.method) === Seq("HEAD", "GET"))
    assert(sent(opened) <= BlockBytes)

    store.forget(bucket)
    val (rows, counted) = requests("open and count(*)")(table(bucket).count())
    assert(rows === Rows)
    assert(counted.map(_.method) === Seq("HEAD", "GET"))
    assert(sent(counted) <= BlockBytes)
  }

  testEach("one split of ten fetches its bytes, in three requests at most") { bucket =>
    val rdd = table(bucket).select("id", "x7").rdd
    assert(rdd.getNumPartitions === 10)
    store.forget(bucket)
    Seq(0, 4, 9).foreach { split =>
      val (rows, heard) = requests(s"split ${split + 1} of ten") {
        spark.sparkContext.runJob(rdd, (rows: Iterator[Row]) => rows.toArray, Seq(split)).head
      }
      val first = split * (Rows / 10)
      assert(rows.length === Rows / 10)
      rows.indices.foreach { i =>
        val id = first + i
        if (rows(i).getLong(0) != id || rows(i).getDouble(1) != id * 7.0) fail(s"row $id is ${rows(i)}")
      }
      assert(heard.size <= 3, heard)
      assert(sent(heard) <= SplitBytes * 1.02, heard)
    }
  }

  testEach("a whole scan fetches the data, in three requests a split at most") { bucket =>
    val frame = table(bucket)
    store.forget(bucket)
    val (row, heard) = requests("whole scan in ten splits")(digest(frame))
    assert(row === expected)
    assert(heard.size <= 30, heard)
    assert(sent(heard) <= Rows * NumbersTable.RowBytes * 1.02, heard)
  }

  testEach("a projection of rows that are short fetches no more than the data") { bucket =>
    val frame = table(bucket).select("x3", "x11")
    store.forget(bucket)
    val (row, heard) = requests("two columns of twenty")(frame.agg(sum("x3"), sum("x11")).head())
    val ids = Rows.toDouble * (Rows - 1) / 2
    assert(row === Row(ids * 3, ids * 11))
    assert(heard.size <= 30, heard)
    assert(sent(heard) <= Rows * NumbersTable.RowBytes * 1.02, heard)
  }

  testEach("a limit fetches the rows that it lets pass") { bucket =>
    val frame = table(bucket).limit(1000)
    store.forget(bucket)
    val (rows, heard) = requests("limit 1000")(frame.collect())
    assert(rows.map(_.getLong(0)).toSeq === (0L until 1000L))
    assert(heard.size <= 3, heard)
    assert(sent(heard) <= 1000 * NumbersTable.RowBytes + 2 * BlockBytes, heard)
  }

  testEach("tasks that end early do not drain their splits") { bucket =>
    val rdd = table(bucket).select("id").rdd
    store.forget(bucket)
    val (firsts, heard) = requests("ten rows of each split")(rdd.mapPartitions(_.take(10)).collect())
    assert(firsts.length === 100)
    assert(heard.size <= 30, heard)
    assert(sent(heard) < Rows * NumbersTable.RowBytes * 3 / 4, heard)
  }

  testEach("three of 33 columns of a compressed table fetch only their blobs") { bucket =>
    val path = store.upload(compressed.file, bucket, "wide.fits")
    val asked = Seq("c4", "c17", "c30")
    val frame = fits()(path)
    store.forget(bucket)
    val (row, heard) = requests("three of 33 columns")(frame.agg(sum("c4"), sum("c17"), sum("c30")).head())
    assert(row === Row.fromSeq(asked.map(compressed.sums)))
    val blobs = asked.map(compressed.blobBytes).sum
    val cells = asked.size * compressed.tiles
    val splits = frame.rdd.getNumPartitions
    info(s"$blobs bytes in $cells blobs, $splits splits, ${compressed.blobBytes.values.sum} bytes in all columns")
    assert(heard.size <= cells + 2 * splits, heard)
    // Amazon's accelerator fetches whole blocks
    assert(sent(heard) <= (if (bucket == "fits-classic") blobs * 1.02 else blobs + cells * 2.0 * BlockBytes), heard)
  }

  testEach("a region of a compressed image fetches the blobs of its tiles") { bucket =>
    val path = store.upload(tiled.file, bucket, "tiled.fits")
    val (x1, x2, y1, y2) = (951, 1250, 1201, 1300)
    val frame = fits("region" -> s"[$x1:$x2,$y1:$y2]", "view" -> "pixels")(path)
    store.forget(bucket)
    val (row, heard) = requests("a region of four tiles")(frame.agg(count("*"), sum("value")).head())
    val expected = tiled.box(x1, x2, y1, y2)
    assert(row === Row(expected.size.toLong, expected.map(_.toLong).sum))
    val tiles = tiled.tilesOf(x1, x2, y1, y2)
    val blobs = tiles.map(tiled.blobBytes(_).toLong).sum
    info(s"$blobs bytes in ${tiles.size} blobs, ${tiled.blobBytes.map(_.toLong).sum} bytes in all tiles")
    assert(heard.size <= tiles.size + 3, heard)
    // the classic stream fetches 64 KiB where the places of the tiles are asked for, Amazon's accelerator whole blocks
    assert(
      sent(heard) <= (if (bucket == "fits-classic") blobs + 70000.0 else blobs + tiles.size * 2.0 * BlockBytes),
      heard
    )
  }

  testBoth("every type, heaps and compressed tables") { bucket =>
    Seq("tables/all_types.fits", "tables/vla_P.fits", "ztables/fpack_every.fits", "ztables/fpack_vla_Q.fits")
      .foreach { file =>
        val path = store.upload(Corpus.path(file), bucket, file)
        ExpectedTable.all(file).foreach(table => checkTable(path, table))
      }
  }

  testBoth("throttling loses and repeats nothing") { bucket =>
    val frame = table(bucket)
    store.forget(bucket)
    val asked = new AtomicInteger
    val (row, heard) = store.proxy.failing(_ => Option.when(asked.incrementAndGet() % 3 == 0)(S3Fault.SlowDown)) {
      requests("every third request throttled")(digest(frame))
    }
    assert(row === expected)
    assert(heard.count(_.status == 503) >= 7, heard)
  }

  testBoth("dropped connections lose and repeat nothing") { bucket =>
    val frame = table(bucket)
    store.forget(bucket)
    val asked = new AtomicInteger
    def sometimes(request: S3Request) =
      Option.when(request.method == "GET" && asked.incrementAndGet() % 2 == 1)(S3Fault.Drop(3000001))
    val (row, heard) = store.proxy.failing(sometimes)(requests("every second body dropped")(digest(frame)))
    assert(row === expected)
    assert(heard.count(_.sent == 3000001) >= 5, heard)
  }

  testBoth("a connection that always drops is an error that names the file") { bucket =>
    val path = store.upload(
      FitsBytes.write(folder.resolve("few.fits"), FitsTable(Seq(FitsColumn.ints("id", 1 to 5)))),
      bucket,
      "few.fits"
    )
    val frame = fits()(path)
    store.forget(bucket)
    val error = store.proxy.failing(request => Option.when(request.method == "GET")(S3Fault.Drop(0))) {
      messages(within(120.seconds)(frame.collect()).failed.get)
    }
    assert(error.contains(s"Cannot read $path, tried 4 times"), error)
    assert(frame.collect().length === 5)
  }

  testBoth("a file that was replaced since it was planned") { bucket =>
    def version(ids: Seq[Int]) =
      store.upload(
        FitsBytes.write(folder.resolve("v.fits"), FitsTable(Seq(FitsColumn.ints("id", ids)))),
        bucket,
        "v.fits"
      )
    val frame = fits()(version(1 to 5))
    version(2 to 6)
    val error = messages(intercept[Exception](frame.collect()))
    assert(error.contains("changed since it was planned") && error.contains("its ETag was"), error)
  }

  testBoth("a file that is replaced between the check and the read") { bucket =>
    def version(ids: Seq[Int]) =
      store.upload(
        FitsBytes.write(folder.resolve("w.fits"), FitsTable(Seq(FitsColumn.ints("id", ids)))),
        bucket,
        "w.fits"
      )
    val frame = fits()(version(1 to 5))
    store.forget(bucket)
    def replace(request: S3Request): Unit = if (request.method == "GET") version(2 to 6)
    val error = store.proxy.before(replace)(messages(intercept[Exception](frame.collect())))
    assert(error.contains("changed since it was planned") && error.contains("its ETag was"), error)
  }

  testBoth("folders and globs") { bucket =>
    Seq("d/b.fits" -> 2, "d/a.fits" -> 1, "d/_c.fits" -> 3).foreach { case (name, id) =>
      store.upload(FitsBytes.write(folder.resolve(name), FitsTable(Seq(FitsColumn.ints("id", Seq(id))))), bucket, name)
    }
    assert(fits()(s"s3a://$bucket/d").collect().map(_.getInt(0)).toSeq === Seq(1, 2))
    assert(fits()(s"s3a://$bucket/d/[b-z]*.fits").collect().map(_.getInt(0)).toSeq === Seq(2))
  }

  test("a missing key, a missing bucket and wrong credentials are told apart") {
    def message(path: String) = messages(intercept[Exception](fits()(path)))
    store.configure("fits-nowhere")
    store.configure("fits-refused", "access.key" -> "stranger")
    assert(message("s3a://fits-classic/none.fits").contains("Path does not exist: s3a://fits-classic/none.fits"))
    val nowhere = message("s3a://fits-nowhere/numbers.fits")
    assert(nowhere.contains("s3a://fits-nowhere/numbers.fits") && nowhere.contains("bucket does not exist"), nowhere)
    val refused = message("s3a://fits-refused/numbers.fits")
    assert(refused.contains("s3a://fits-refused/numbers.fits") && refused.contains("Forbidden"), refused)
    Seq("fits-nowhere", "fits-refused").foreach(store.forget)
  }

  test("Spark counts what is read as a task's input") {
    Buckets.foreach { case (kind, bucket) =>
      store.forget(bucket)
      val frame = table(bucket).select(col("id"))
      val (_, tasks) = PlanProbe.tasks(spark)(frame.agg(sum("id")).head())
      val read = tasks.map(_.taskMetrics.inputMetrics.bytesRead).sum
      info(s"$kind: $read")
      assert(read >= Rows * NumbersTable.RowBytes && read <= Rows * NumbersTable.RowBytes * 1.02, kind)
    }
  }
}
