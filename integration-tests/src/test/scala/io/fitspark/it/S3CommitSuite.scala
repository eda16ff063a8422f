// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.{AtomicBoolean, AtomicInteger}

import scala.jdk.CollectionConverters._

import io.fitspark.connector.commit.{Place, UploadCases}
import io.fitspark.connector.commit.UploadCases.Fault
import org.apache.hadoop.conf.Configuration
import org.apache.hadoop.fs.Path

/** Commits on S3. */
class S3CommitSuite extends CommitSuite with UploadCases.Network {

  private val Bucket = "commits"

  private val hadoop = new Configuration()

  private lazy val server: S3Store = {
    val started = new S3Store(folder.resolve("s3"), hadoop)
    started.bucket(
      Bucket,
      "retry.limit" -> "2",
      "retry.interval" -> "20ms",
      "attempts.maximum" -> "1",
      "connection.timeout" -> "10s"
    )
    started
  }

  override protected def store: (Configuration, Path) = {
    server
    (hadoop, new Path(s"s3a://$Bucket/dir"))
  }

  /** S3Mock removes an object when an upload to its key is aborted, which S3 does not do: cases in which that happens tell nothing here. */
  private lazy val Misled = Seq(
    "OVERWRITE of SINGLE",
    "of two overwrites of SINGLE",
    "four overwrites of SINGLE",
    "a stranger's change of SINGLE",
    "a single file's txnId",
    "repack, somebody else changes the file",
    "an overwrite of SINGLE when completing meets UNREACHABLE",
    "an overwrite of SINGLE when completing meets STORE_GONE"
  )

  private def misled(name: String) = S3Server.Given.isEmpty && Misled.exists(name.startsWith)

  /** Where each call takes long, some writes do: with the others, the steps are the same. */
  override protected def skipped(name: String): Boolean =
    misled(name) || name.contains("at any step") && (!name.startsWith("OVERWRITE of ") || name.contains("next write"))

  override def uploads(directory: String): Int = server.uploads(Bucket).count(key => s"/$key".startsWith(directory))

  private def completes(request: S3Request) = request.method == "POST" && request.query.contains("uploadId=")

  override def faulty(fault: Fault, body: UploadCases.Body): Unit = {
    val asked = new ConcurrentHashMap[String, AtomicInteger]
    def times(request: S3Request) = asked.computeIfAbsent(request.path, _ => new AtomicInteger).incrementAndGet()
    val gone = new AtomicBoolean
    server.proxy.failing { request =>
      fault match {
        case Fault.STORE_GONE =>
          if (completes(request)) gone.set(true)
          if (gone.get) Some(S3Fault.Unreachable) else None
        case _ if !completes(request) => None
        case Fault.FIRST_ANSWER_LOST  => if (times(request) == 1) Some(S3Fault.LostAnswer) else None
        case Fault.ALL_ANSWERS_LOST   => Some(S3Fault.LostAnswer)
        case Fault.SLOW_DOWN          => if (times(request) <= 2) Some(S3Fault.SlowDown) else None
        case Fault.UNREACHABLE        => Some(S3Fault.Unreachable)
      }
    }(body.run())
  }

  UploadCases.all.asScala.filterNot { case (name, _) => misled(name) }.foreach { case (name, upload) =>
    test(name) {
      val (configuration, parent) = store
      upload.run(Place.below(configuration, parent), this)
    }
  }

  override protected def afterAll(): Unit =
    try {
      server.forget(Bucket)
      server.close()
    } finally super.afterAll()
}
