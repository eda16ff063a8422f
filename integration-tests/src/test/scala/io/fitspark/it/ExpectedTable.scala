// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.math.{BigDecimal => JBigDecimal}

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import org.apache.spark.sql.Row
import org.apache.spark.sql.types._

/** A table as the corpus expects it: names, types and rows in Spark's terms. */
final case class ExpectedTable(hdu: Int, columns: Seq[ExpectedColumn], rows: Seq[Row]) {
  def schema: Seq[(String, String)] = columns.map(column => column.name -> column.dataType.catalogString)
}

/** @param scaled
  *   whether the sign of a zero is left open
  */
final case class ExpectedColumn(name: String, dataType: DataType, scaled: Boolean)

object ExpectedTable {

  /** Every table of a file of the corpus. */
  def all(file: String): Seq[ExpectedTable] =
    Corpus
      .expected(file)
      .get("hdus")
      .elements
      .asScala
      .filter(hdu => Set("BINTABLE", "ZTABLE", "TABLE")(hdu.get("kind").asText))
      .map(table)
      .toSeq

  private def table(hdu: JsonNode): ExpectedTable = {
    val nodes = hdu.get("columns").elements.asScala.toSeq
    val names = uniqueNames(nodes.zipWithIndex.map { case (node, i) => writtenName(node, i) })
    val columns = nodes.zip(names).map { case (node, name) =>
      val dataType = StructType.fromDDL("c " + node.get("type").asText)("c").dataType
      ExpectedColumn(name, dataType, node.has("tscal") || node.has("tzero"))
    }
    val rowCount = hdu.get("nrows").asInt
    val data = dataOf(hdu)
    val cells = nodes.zip(columns).map { case (node, column) =>
      val key = if (node.has("key")) node.get("key").asText else node.get("name").asText
      val values = data.get(key)
      require(values.size >= rowCount, s"$key has ${values.size} values")
      (0 until rowCount).map(row => value(values.get(row), column.dataType))
    }
    ExpectedTable(hdu.get("index").asInt, columns, (0 until rowCount).map(row => Row.fromSeq(cells.map(_(row)))))
  }

  private def dataOf(hdu: JsonNode): JsonNode =
    if (hdu.has("data")) hdu.get("data")
    else {
      val other = hdu.get("data_of")
      val hdus = Corpus.expected(other.get("file").asText).get("hdus")
      hdus.elements.asScala.find(_.get("index").asInt == other.get("hdu").asInt).get.get("data")
    }

  private def writtenName(column: JsonNode, index: Int): String = {
    val name = column.get("name")
    if (name.isNull || name.asText.isBlank) s"COL${index + 1}" else name.asText
  }

  /** The n-th column of a name gets `_n`. */
  private def uniqueNames(names: Seq[String]): Seq[String] =
    names.indices.map { i =>
      val earlier = names.take(i).count(_.equalsIgnoreCase(names(i)))
      if (earlier == 0) names(i) else s"${names(i)}_${earlier + 1}"
    }

  private def value(node: JsonNode, dataType: DataType): Any = dataType match {
    case _ if node.isNull => null
    case BooleanType      => node.booleanValue
    case ByteType         => node.bigIntegerValue.byteValueExact
    case ShortType        => node.bigIntegerValue.shortValueExact
    case IntegerType      => node.bigIntegerValue.intValueExact
    case LongType         => node.bigIntegerValue.longValueExact
    case _: DecimalType   => new JBigDecimal(node.asText)
    case FloatType        => node.asText.toFloat
    case DoubleType       => node.asText.toDouble
    case StringType       => node.textValue
    case ArrayType(element, _) =>
      require(node.isArray, node)
      node.elements.asScala.map(value(_, element)).toSeq
    case StructType(fields) => Row.fromSeq(fields.toSeq.map(field => value(node.get(field.name), field.dataType)))
    case other              => throw new IllegalArgumentException(other.catalogString)
  }
}
