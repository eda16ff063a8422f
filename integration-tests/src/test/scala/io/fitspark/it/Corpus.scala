// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.File
import java.nio.file.{Files, Path, Paths}
import java.util.jar.JarFile

import scala.jdk.CollectionConverters._
import scala.util.Using

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}

/** FITS files with expected values: those of the project, or of the folder that the environment variable `FITSPARK_CORPUS`
  * names, which is laid out in the same way.
  */
object Corpus {

  private val OnClassPath = "corpus/"

  private val mapper = new ObjectMapper()

  lazy val root: Path =
    sys.env.get("FITSPARK_CORPUS").filter(_.nonEmpty).map(Paths.get(_).toAbsolutePath).getOrElse(unpacked)

  /** Whether these are the project's own files, of which the suites know more than of others. */
  def isOwn: Boolean = !sys.env.get("FITSPARK_CORPUS").exists(_.nonEmpty)

  def path(file: String): Path = root.resolve(file)

  /** `folder/name` of every file of a folder, by name. */
  def files(folder: String): Seq[String] = {
    val names = Using.resource(Files.list(root.resolve(folder)))(_.iterator.asScala.map(_.getFileName.toString).toList)
    names.filter(name => name.contains(".fits")).sorted.map(name => s"$folder/$name")
  }

  /** The expected JSON of `folder/name`. */
  def expected(file: String): JsonNode = json(s"expected/$file.json")

  def json(file: String): JsonNode = mapper.readTree(root.resolve(file).toFile)

  /** Spark reads files, and the class path has a jar. */
  private def unpacked: Path = {
    val jar = System
      .getProperty("java.class.path")
      .split(File.pathSeparator)
      .toSeq
      .filter(_.endsWith(".jar"))
      .find(path => Using.resource(new JarFile(path))(_.getEntry(OnClassPath + "tables/") != null))
      .getOrElse(throw new IllegalStateException(s"no jar of the class path holds ${OnClassPath}tables/"))
    val target = Folders.create("corpus")
    Using.resource(new JarFile(jar)) { archive =>
      archive.entries.asScala.filter(e => e.getName.startsWith(OnClassPath) && !e.isDirectory).foreach { entry =>
        val file = target.resolve(entry.getName.stripPrefix(OnClassPath)).normalize
        require(file.startsWith(target), entry.getName)
        Files.createDirectories(file.getParent)
        Using.resource(archive.getInputStream(entry))(Files.copy(_, file))
      }
    }
    target
  }
}
