// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.math.{BigDecimal => JBigDecimal}

import scala.jdk.CollectionConverters.IteratorHasAsScala

import com.fasterxml.jackson.databind.JsonNode

/** An image as the corpus expects it.
  *
  * @param shape
  *   NAXIS1 first
  * @param scaled
  *   whether the sign of a zero is left open
  */
final case class ExpectedImage(hdu: Int, ddl: String, shape: Seq[Int], pixels: IndexedSeq[Any], scaled: Boolean) {

  /** Where a pixel is, counted from 1, by its place in the file. */
  def position(index: Int): Seq[Long] =
    shape.scanLeft(index)(_ / _).zip(shape).map { case (rest, length) => rest % length + 1L }

  def index(position: Seq[Long]): Int =
    shape.zip(position).foldRight(0L) { case ((length, at), outer) => outer * length + at - 1 }.toInt
}

object ExpectedImage {

  private val Types =
    Map(
      "byte" -> "tinyint",
      "short" -> "smallint",
      "int" -> "int",
      "long" -> "bigint",
      "decimal(20,0)" -> "decimal(20,0)",
      "float" -> "float",
      "double" -> "double"
    )

  /** Every image of a file of the corpus, those without pixels too. */
  def all(file: String): Seq[ExpectedImage] =
    Corpus.expected(file).get("hdus").elements.asScala.filter(_.has("shape")).map(image).toSeq

  private def image(hdu: JsonNode): ExpectedImage = {
    val ddl = Types(hdu.get("type").asText)
    ExpectedImage(
      hdu.get("index").asInt,
      ddl,
      hdu.get("shape").elements.asScala.map(_.asInt).toSeq,
      hdu.get("data").elements.asScala.map(pixel(_, ddl)).toIndexedSeq,
      ddl == "double" && (hdu.has("bscale") || hdu.has("bzero"))
    )
  }

  private def pixel(node: JsonNode, ddl: String): Any =
    if (node.isNull) null
    else
      ddl match {
        case "tinyint"  => node.asInt.toByte
        case "smallint" => node.asInt.toShort
        case "int"      => node.asInt
        case "bigint"   => node.asLong
        case "float"    => node.asText.toFloat
        case "double"   => node.asText.toDouble
        case _          => new JBigDecimal(node.asText)
      }
}
