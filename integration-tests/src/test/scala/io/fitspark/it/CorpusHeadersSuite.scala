// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import org.apache.spark.sql.Row

/** Every card of the corpus as `view=cards` shows it, and every HDU as `view=hdus` does. */
class CorpusHeadersSuite extends SparkFitsSuiteBase {

  private type Card = (String, Option[String], String)

  Corpus.files("headers").foreach { file =>
    test(s"$file: every card") {
      val shown = fits("view" -> "cards")(Corpus.path(file)).select("hdu", "keyword", "value", "comment").collect()
      val byHdu = shown.groupMap(_.getInt(0))(row => (row.getString(1), Option(row.getString(2)), row.getString(3)))
      Corpus.expected(file).get("hdus").asScala.filter(_.has("cards")).foreach { hdu =>
        check(
          byHdu.getOrElse(hdu.get("index").asInt, Array.empty[Card]).toSeq,
          hdu.get("cards").asScala.map(wanted).toSeq
        )
      }
    }
  }

  Seq("headers", "tables").flatMap(Corpus.files).foreach { file =>
    test(s"$file: every HDU") {
      val shown = fits("view" -> "hdus")(Corpus.path(file)).select("hdu", "kind", "extname", "extver").collect().toSeq
      val expected = Corpus.expected(file).get("hdus").asScala.map { hdu =>
        val version = if (hdu.path("extver").isNumber) hdu.get("extver").asInt else null
        Row(hdu.get("index").asInt, hdu.get("kind").asText, hdu.path("extname").asText(null), version)
      }
      checkRows(shown, expected.toSeq)
    }
  }

  /** The expected cards in their order; in between, some whose meaning is open and which the expectation leaves out. */
  private def check(shown: Seq[Card], expected: Seq[Card]): Unit = {
    val left = expected.foldLeft(shown) { (cards, card) =>
      val rest = cards.dropWhile(_ != card)
      assert(rest.nonEmpty, s"no card $card among ${cards.take(5)}")
      rest.tail
    }
    assert(left.forall(_._1.isEmpty))
    val blank = shown.count(_._1.isEmpty)
    assert(shown.size - expected.size <= 3 + blank, shown.diff(expected))
  }

  private def wanted(card: JsonNode): Card = (card.get(0).asText, text(card.get(1)), card.get(2).asText)

  private def text(value: JsonNode): Option[String] =
    if (value.isNull) None
    else if (value.isTextual) Some(value.asText)
    else if (value.isBoolean) Some(if (value.asBoolean) "T" else "F")
    else if (value.isObject) Some(s"(${value.get("re").asDouble}, ${value.get("im").asDouble})")
    else if (value.isIntegralNumber) Some(value.bigIntegerValue.toString)
    else Some(value.asDouble.toString)
}
