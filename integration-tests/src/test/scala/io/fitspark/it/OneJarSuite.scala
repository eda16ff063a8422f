// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.{DataInputStream, File}
import java.nio.file.{Files, Path}
import java.util.jar.{JarEntry, JarFile}

import scala.jdk.CollectionConverters._
import scala.sys.process._
import scala.util.Using

import io.fitspark.fits.compress.Gzip
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

  /** The native deflate. */
  private val Foreign = Set(
    "com/intel/gkl/NativeLibraryLoader$NATIVE_LIB.class",
    "com/intel/gkl/NativeLibraryLoader.class",
    "com/intel/gkl/compression/IntelDeflater.class",
    "com/intel/gkl/compression/IntelInflater.class",
    "com/intel/gkl/native/libgkl_compression.dylib",
    "com/intel/gkl/native/libgkl_compression.so",
    "org/broadinstitute/gatk/nativebindings/NativeLibrary.class"
  )

  test("every module is inside, and nothing foreign but the native deflate") {
    Seq("fits", "connector", "spark").foreach { part =>
      assert(entries.exists(_.startsWith(s"io/fitspark/$part/")), part)
    }
    val foreign = entries.filterNot(name => name.startsWith("io/fitspark/") || name.startsWith("META-INF/"))
    assert(foreign.toSet === Foreign)
  }

  test("licences and notice are inside") {
    assert(Seq("META-INF/LICENSE", "META-INF/LICENSE-third-party.txt", "META-INF/NOTICE").diff(entries) === Nil)
  }

  test("the native deflate loads from it, where there is one") {
    assume(System.getProperty("os.name") == "Linux" && System.getProperty("os.arch") == "amd64")
    assume(System.getProperty("fitspark.deflate") == null)
    assert(Gzip.library === "ISA-L (com.intel.gkl)")
    assert(
      Class
        .forName("com.intel.gkl.compression.IntelInflater")
        .getProtectionDomain
        .getCodeSource
        .getLocation
        .getPath === ours.head
    )
  }

  test("the native deflate needs nothing else on the class path") {
    assume(System.getProperty("os.name") == "Linux" && System.getProperty("os.arch") == "amd64")
    val program = Files.createTempDirectory("one-jar").resolve("Library.java")
    Files.writeString(
      program,
      """public class Library {
        |    public static void main(String[] arguments) {
        |        System.out.println(io.fitspark.fits.compress.Gzip.library());
        |    }
        |}
        |""".stripMargin
    )
    val java = Path.of(System.getProperty("java.home"), "bin", "java").toString
    assert(Seq(java, "-cp", ours.head, program.toString).!!.strip === "ISA-L (com.intel.gkl)")
  }

  test("every class file is Java 17's or older, so that each supported Spark can load it") {
    Using.resource(new JarFile(ours.head)) { jar =>
      val (foreign, own) =
        jar.entries.asScala.toSeq.filter(_.getName.endsWith(".class")).partition(e => Foreign(e.getName))
      def version(entry: JarEntry): Int =
        Using.resource(new DataInputStream(jar.getInputStream(entry))) { in =>
          in.readInt()
          in.readUnsignedShort()
          in.readUnsignedShort()
        }
      assert(own.map(version).toSet === Set(61))
      assert(foreign.map(version).forall(_ <= 61))
    }
  }
}
