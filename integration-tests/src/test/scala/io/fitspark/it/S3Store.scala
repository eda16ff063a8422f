// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.net.URI
import java.nio.file.Path

import org.apache.hadoop.conf.Configuration
import org.apache.hadoop.fs.FileSystem

/** A server behind the recording proxy, and a bucket for each way in which S3A reads. */
final class S3Store(folder: Path, hadoop: Configuration) extends AutoCloseable {

  private val server = S3Server.start(folder)

  val proxy = new S3Proxy(server.port)

  /** Makes a bucket, and tells Hadoop how to reach it.
    *
    * @param settings
    *   of S3A, without `fs.s3a.`
    */
  def bucket(name: String, settings: (String, String)*): Unit = {
    server.createBucket(name)
    configure(name, settings: _*)
  }

  /** The same for a bucket that there is not. */
  def configure(name: String, settings: (String, String)*): Unit =
    (Connection ++ settings).foreach { case (key, value) => hadoop.set(s"fs.s3a.bucket.$name.$key", value) }

  private def Connection = Seq(
    "endpoint" -> s"http://127.0.0.1:${proxy.port}",
    "endpoint.region" -> "us-east-1",
    "path.style.access" -> "true",
    "connection.ssl.enabled" -> "false",
    "access.key" -> S3Proxy.Key,
    "secret.key" -> "secret"
  )

  /** The keys of uploads that were begun and are not ended. */
  def uploads(bucket: String): Seq[String] = server.uploads(bucket)

  /** Past the proxy. */
  def upload(file: Path, bucket: String, key: String): String = {
    server.upload(file, bucket, key)
    s"s3a://$bucket/$key"
  }

  /** Ends the threads and connections of a bucket's file system. */
  def forget(bucket: String): Unit = FileSystem.get(URI.create(s"s3a://$bucket/"), hadoop).close()

  override def close(): Unit =
    try proxy.close()
    finally server.close()
}
