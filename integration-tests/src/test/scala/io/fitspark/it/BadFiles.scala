// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode

/** What the manifest of damaged files says of one.
  *
  * @param expects
  *   `error`, `read_ok_with_warning` or both
  * @param kinds
  *   the kinds of error that will do
  * @param hints
  *   what a message must say
  */
final case class BadFile(
    file: String,
    why: String,
    hdu: Int,
    expects: Set[String],
    kinds: Set[String],
    hints: Seq[String]
)

object BadFiles {

  private val AllKinds = Set("not_fits", "truncated", "bad_header", "bad_descriptor", "bad_tile", "limit")

  lazy val entries: Seq[BadFile] =
    Corpus.json("expected/bad/manifest.json").properties.asScala.toSeq.map(entry => of(entry.getKey, entry.getValue))

  private def of(file: String, entry: JsonNode): BadFile = {
    val also = Option(entry.get("also_accept")).toSeq.flatMap(_.elements.asScala.map(_.asText)).toSet
    val others = also.map(other => if (other == "read_ok_with_warning") other else "error")
    val named = (also - "error" - "read_ok_with_warning") ++ Option(entry.get("error_kind").textValue)
    BadFile(
      file,
      entry.get("why").asText,
      entry.get("hdu").asInt,
      others + entry.get("expect").asText,
      // any where the manifest names none
      if (named.nonEmpty) named else AllKinds,
      entry.get("hint").elements.asScala.map(_.asText).toSeq
    )
  }
}
