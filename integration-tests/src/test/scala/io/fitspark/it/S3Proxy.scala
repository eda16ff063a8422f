// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.InputStream
import java.net.{InetAddress, InetSocketAddress, ProxySelector, URI}
import java.net.http.{HttpClient, HttpRequest, HttpResponse}
import java.nio.charset.StandardCharsets.UTF_8
import java.util.concurrent.{ConcurrentLinkedQueue, Executors, ExecutorService}
import java.util.concurrent.atomic.AtomicInteger

import scala.jdk.CollectionConverters._
import scala.util.Using

import com.sun.net.httpserver.{HttpExchange, HttpServer}

/** @param sent
  *   bytes of the answer's body that were written to the client, be they read or not
  */
final case class S3Request(
    method: String,
    path: String,
    range: Option[String],
    status: Int,
    sent: Long,
    query: String = ""
)

/** What happens to a request instead of its answer. */
sealed trait S3Fault

object S3Fault {

  /** The answer of a server that is asked too often. */
  case object SlowDown extends S3Fault

  /** The connection ends after so many bytes of the body. */
  final case class Drop(after: Long) extends S3Fault

  /** The server does what it is asked for, then the connection ends without an answer. */
  case object LostAnswer extends S3Fault

  /** The connection ends, and the server hears nothing. */
  case object Unreachable extends S3Fault
}

/** Stands between S3A and a server, writes down each request, and lets some fail. Refuses who does not come with its key. */
final class S3Proxy(upstream: Int) extends AutoCloseable {
  import S3Proxy._

  private val heard = new ConcurrentLinkedQueue[S3Request]

  private val underWay = new AtomicInteger

  @volatile private var faults: S3Request => Option[S3Fault] = _ => None

  @volatile private var onRequest: S3Request => Unit = _ => ()

  private val threads: ExecutorService = Executors.newCachedThreadPool { task =>
    val thread = new Thread(task, "s3-proxy")
    thread.setDaemon(true)
    thread
  }

  private val client = HttpClient
    .newBuilder()
    .proxy(ProxySelector.of(null))
    .version(HttpClient.Version.HTTP_1_1)
    .executor(threads)
    .build()

  System.setProperty("sun.net.httpserver.nodelay", "true")
  private val server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress, 0), 50)
  server.createContext("/", exchange => handle(exchange))
  server.setExecutor(threads)
  server.start()

  val port: Int = server.getAddress.getPort

  /** The requests that `body` causes, those included whose answer nobody read to its end. */
  def recording[T](body: => T): (T, Seq[S3Request]) = {
    awaitQuiet()
    heard.clear()
    val result = body
    awaitQuiet()
    (result, heard.asScala.toSeq)
  }

  private def awaitQuiet(): Unit = {
    val deadline = System.nanoTime + 30000000000L
    while (underWay.get > 0) {
      require(System.nanoTime < deadline, "a request does not end")
      Thread.sleep(5)
    }
  }

  /** Asks before each request that `body` causes what should go wrong with it. */
  def failing[T](choose: S3Request => Option[S3Fault])(body: => T): T = {
    faults = choose
    try body
    finally faults = _ => None
  }

  /** Does something before each request that `body` causes. */
  def before[T](action: S3Request => Unit)(body: => T): T = {
    onRequest = action
    try body
    finally onRequest = _ => ()
  }

  private def handle(exchange: HttpExchange): Unit = {
    val asked = S3Request(
      exchange.getRequestMethod,
      exchange.getRequestURI.getRawPath,
      Option(exchange.getRequestHeaders.getFirst("Range")),
      0,
      0,
      Option(exchange.getRequestURI.getRawQuery).getOrElse("")
    )
    underWay.incrementAndGet()
    try {
      onRequest(asked)
      if (!Option(exchange.getRequestHeaders.getFirst("Authorization")).exists(_.contains(s"Credential=$Key/")))
        refuse(exchange, asked, 403, "InvalidAccessKeyId")
      else
        faults(asked) match {
          case Some(S3Fault.SlowDown)    => refuse(exchange, asked, 503, "SlowDown")
          case Some(S3Fault.Drop(after)) => forward(exchange, asked, after)
          case Some(S3Fault.LostAnswer)  => Using.resource(ask(exchange, asked).body)(_.readAllBytes())
          case Some(S3Fault.Unreachable) => exchange.getRequestBody.readAllBytes()
          case None                      => forward(exchange, asked, Long.MaxValue)
        }
    } finally {
      underWay.decrementAndGet()
      exchange.close()
    }
  }

  private def refuse(exchange: HttpExchange, asked: S3Request, status: Int, code: String): Unit = {
    heard.add(asked.copy(status = status))
    val body = s"<Error><Code>$code</Code><Message>$code, says the proxy</Message></Error>".getBytes(UTF_8)
    exchange.getResponseHeaders.set("Content-Type", "application/xml")
    if (asked.method == "HEAD") exchange.sendResponseHeaders(status, -1)
    else {
      exchange.sendResponseHeaders(status, body.length)
      exchange.getResponseBody.write(body)
    }
  }

  private def ask(exchange: HttpExchange, asked: S3Request): HttpResponse[InputStream] = {
    val request = HttpRequest.newBuilder(URI.create(s"http://127.0.0.1:$upstream${exchange.getRequestURI}"))
    exchange.getRequestHeaders.asScala.foreach { case (name, values) =>
      if (!HopByHop(name.toLowerCase)) values.forEach(value => request.header(name, value))
    }
    val body = exchange.getRequestBody.readAllBytes()
    request.method(asked.method, HttpRequest.BodyPublishers.ofByteArray(body))
    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
  }

  private def forward(exchange: HttpExchange, asked: S3Request, limit: Long): Unit = {
    val answer = ask(exchange, asked)
    answer.headers.map.asScala.foreach { case (name, values) =>
      if (!HopByHop(name.toLowerCase)) exchange.getResponseHeaders.put(name, values)
    }
    val length = answer.headers.firstValueAsLong("content-length")
    var sent = 0L
    try
      Using.resource(answer.body) { stream =>
        if (asked.method == "HEAD") {
          length.ifPresent(bytes => exchange.getResponseHeaders.set("Content-Length", bytes.toString))
          exchange.sendResponseHeaders(answer.statusCode, -1)
        } else {
          exchange.sendResponseHeaders(answer.statusCode, if (length.isPresent) bodyLength(length.getAsLong) else 0)
          sent = copy(stream, exchange, limit, sent = _)
        }
      }
    finally heard.add(asked.copy(status = answer.statusCode, sent = sent))
  }

  private def copy(from: InputStream, exchange: HttpExchange, limit: Long, count: Long => Unit): Long = {
    val to = exchange.getResponseBody
    val buffer = new Array[Byte](16 << 10)
    var sent = 0L
    Iterator
      .continually(from.read(buffer, 0, math.min(buffer.length.toLong, limit - sent).toInt))
      .takeWhile(_ > 0)
      .foreach { n =>
        sent += n
        count(sent)
        to.write(buffer, 0, n)
      }
    to.flush()
    sent
  }

  override def close(): Unit = {
    server.stop(0)
    threads.shutdownNow()
  }
}

object S3Proxy {

  /** The access key that it lets pass. */
  val Key = "tester"

  private val HopByHop = Set("connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade")

  /** The JDK's server takes 0 for a body of unknown length. */
  private def bodyLength(bytes: Long): Long = if (bytes == 0) -1 else bytes
}
