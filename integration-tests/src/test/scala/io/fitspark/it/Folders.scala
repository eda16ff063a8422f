// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path, Paths}
import java.util.Comparator

import scala.util.Using

/** Folders for what the suites write, below `target`. */
object Folders {

  /** A new, empty folder of this name; what an earlier run left there is gone. */
  def create(name: String): Path = {
    val target = Paths.get("target", "suites", name).toAbsolutePath
    delete(target)
    Files.createDirectories(target)
  }

  def delete(root: Path): Unit =
    if (Files.exists(root))
      Using.resource(Files.walk(root))(_.sorted(Comparator.reverseOrder[Path]).forEach(path => Files.delete(path)))
}
