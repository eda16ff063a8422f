// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.{DataInputStream, File}
import java.util.jar.JarFile

import scala.jdk.CollectionConverters._
import scala.util.Using

import org.scalatest.funsuite.AnyFunSuite

/** What the published jar holds, and that the suites run against it. */
class OneJarSuite extends AnyFunSuite {

  private val classPath = System.getProperty("java.class.path").split(File.pathSeparator).toSeq

  private def ours: Seq[String] =
    classPath
      .filter(_.matches(""".*/(fits-io|connector|datasource-v2)/target/.*"""))
      .filterNot(_.endsWith("-tests.jar"))

  private def entries: Seq[String] =
    Using.resource(new JarFile(ours.head))(_.entries.asScala.map(_.getName).filterNot(_.endsWith("/")).toList)

  test("the suites see fitspark only as the one jar") {
    assert(ours.size === 1, ours)
    assert(new File(ours.head).getName.matches("""fitspark-\d.*\.jar"""))
  }

  test("every module is inside, and nothing foreign") {
    Seq("fits", "connector", "spark").foreach { part =>
      assert(entries.exists(_.startsWith(s"io/fitspark/$part/")), part)
    }
    val foreign = entries.filterNot(name => name.startsWith("io/fitspark/") || name.startsWith("META-INF/"))
    assert(foreign === Nil)
  }

  test("licence and notice are inside") {
    assert(Seq("META-INF/LICENSE", "META-INF/NOTICE").diff(entries) === Nil)
  }

  test("every class file is Java 17's, so that each supported Spark can load it") {
    Using.resource(new JarFile(ours.head)) { jar =>
      val versions = jar.entries.asScala.filter(_.getName.endsWith(".class")).map { entry =>
        Using.resource(new DataInputStream(jar.getInputStream(entry))) { in =>
          in.readInt()
          in.readUnsignedShort()
          in.readUnsignedShort()
        }
      }
      assert(versions.toSet === Set(61))
    }
  }
}
