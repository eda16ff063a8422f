// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.net.{ProxySelector, URI}
import java.net.http.{HttpClient, HttpRequest, HttpResponse}
import java.net.http.HttpRequest.BodyPublishers
import java.nio.file.{Files, Path, Paths, StandardCopyOption}
import java.util.concurrent.TimeUnit

import scala.util.Using

/** S3Mock in a JVM of its own, on a free port of the loopback, its objects below a folder; or a server that runs already. */
final class S3Server private (process: Option[Process], val port: Int) extends AutoCloseable {

  private val client =
    HttpClient.newBuilder().proxy(ProxySelector.of(null)).version(HttpClient.Version.HTTP_1_1).build()

  def createBucket(bucket: String): Unit = put(request(s"/$bucket").PUT(BodyPublishers.noBody()).build())

  def upload(file: Path, bucket: String, key: String): Unit =
    put(request(s"/$bucket/$key").PUT(BodyPublishers.ofFile(file)).build())

  /** The keys of uploads that were begun and are not ended. */
  def uploads(bucket: String): Seq[String] = {
    val answer = client.send(request(s"/$bucket?uploads").build(), HttpResponse.BodyHandlers.ofString())
    require(answer.statusCode == 200, s"${answer.statusCode} ${answer.body}")
    "<Key>([^<]*)</Key>".r.findAllMatchIn(answer.body).map(_.group(1)).toSeq
  }

  private def request(path: String) = HttpRequest.newBuilder(URI.create(s"http://127.0.0.1:$port$path"))

  private def put(request: HttpRequest): Unit = {
    val answer = client.send(request, HttpResponse.BodyHandlers.ofString())
    require(answer.statusCode == 200, s"$request: ${answer.statusCode} ${answer.body}")
  }

  override def close(): Unit = process.foreach { mine =>
    mine.destroy()
    if (!mine.waitFor(20, TimeUnit.SECONDS)) mine.destroyForcibly()
  }
}

object S3Server {
  private val Jar = Paths.get("target", "servers", "s3mock.jar").toAbsolutePath

  private val Started = """Tomcat started on port (\d+) \(http\)""".r.unanchored

  /** The port on the loopback of a server that is to be used instead of S3Mock; other than that, it has to do all that S3 does. */
  val Given: Option[Int] = sys.env.get("FITSPARK_S3_PORT").map(_.toInt)

  def start(folder: Path): S3Server = Given.map(new S3Server(None, _)).getOrElse(startMock(folder))

  private def startMock(folder: Path): S3Server = {
    Files.createDirectories(folder)
    val settings = folder.resolve("s3mock.xml")
    Using.resource(getClass.getResourceAsStream("/s3mock.xml"))(
      Files.copy(_, settings, StandardCopyOption.REPLACE_EXISTING)
    )
    val log = folder.resolve("s3mock.log")
    val process = new ProcessBuilder(
      Paths.get(System.getProperty("java.home"), "bin", "java").toString,
      "-Xmx256m",
      "-XX:TieredStopAtLevel=1",
      s"-Djava.io.tmpdir=$folder",
      "-jar",
      Jar.toString,
      "--server.address=127.0.0.1",
      "--server.port=0",
      "--server.ssl.enabled=false",
      s"--spring.main.sources=${settings.toUri}",
      "--spring.main.allow-bean-definition-overriding=true",
      s"--com.adobe.testing.s3mock.store.root=${folder.resolve("objects")}"
    ).redirectErrorStream(true).redirectOutput(log.toFile).start()
    // ends with this JVM even if the suite never comes to its end
    sys.addShutdownHook(process.destroyForcibly())
    try new S3Server(Some(process), port(process, log))
    catch {
      case e: Throwable =>
        process.destroyForcibly()
        throw e
    }
  }

  private def port(process: Process, log: Path): Int = {
    val deadline = System.nanoTime + TimeUnit.SECONDS.toNanos(90)
    Iterator
      .continually {
        Thread.sleep(100)
        require(process.isAlive && System.nanoTime < deadline, s"S3Mock did not start:\n${Files.readString(log)}")
        Files.readString(log)
      }
      .collectFirst { case Started(number) => number.toInt }
      .get
  }
}
