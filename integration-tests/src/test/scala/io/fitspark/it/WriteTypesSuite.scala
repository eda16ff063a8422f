// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.math.{BigDecimal => JBigDecimal}
import java.nio.file.Files
import java.sql.{Date, Timestamp}
import java.time.LocalDateTime

import scala.jdk.CollectionConverters._
import scala.util.Using

import io.fitspark.connector.FitsUserException
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.functions._
import org.apache.spark.sql.types._

/** Every type is written and read as it was, or refused by name. */
class WriteTypesSuite extends SparkFitsSuiteBase {
  private val complexFloat = new StructType().add("re", FloatType).add("im", FloatType)
  private val complexDouble = new StructType().add("re", DoubleType).add("im", DoubleType)

  private def frame(schema: StructType, rows: Row*): DataFrame =
    spark.createDataFrame(spark.sparkContext.parallelize(rows, 1), schema)

  private def write(frame: DataFrame, name: String, options: (String, String)*): DataFrame = {
    val path = folder.resolve(name).toString
    frame.write.format("fits").mode("append").options(options.toMap).save(path)
    fits()(path)
  }

  private def refusal(body: => Any): FitsUserException = {
    val thrown = intercept[Throwable](body)
    assert(thrown.isInstanceOf[FitsUserException], s"wrapped: $thrown")
    thrown.asInstanceOf[FitsUserException]
  }

  Seq("all.fits" -> "none", "all.fits.fz" -> "ztable", "directory" -> "auto").foreach { case (name, compression) =>
    test(s"every type comes back, $name") {
      val schema = new StructType()
        .add("bool", BooleanType)
        .add("byte", ByteType)
        .add("short", ShortType)
        .add("int", IntegerType)
        .add("long", LongType)
        .add("unsigned", DecimalType(20, 0))
        .add("float", FloatType)
        .add("double", DoubleType)
        .add("text", StringType)
        .add("binary", BinaryType)
        .add("date", DateType)
        .add("time", TimestampType)
        .add("local", TimestampNTZType)
        .add("c", complexFloat)
        .add("m", complexDouble)
        .add("dates", ArrayType(DateType))
        .add("matrix", ArrayType(ArrayType(DoubleType)))
        .add("texts", ArrayType(StringType))
      val full = Row(
        true,
        (-128).toByte,
        (-32768).toShort,
        Int.MaxValue,
        Long.MinValue,
        new JBigDecimal("18446744073709551615"),
        1.5f,
        -0.0,
        "Sirius",
        Array[Byte](0, -1, 7),
        Date.valueOf("1582-10-15"),
        Timestamp.valueOf("2026-06-01 13:14:15.123456"),
        LocalDateTime.parse("0001-01-01T00:00:00.000001"),
        Row(1f, -2f),
        Row(1.0, Double.NaN),
        Seq(Date.valueOf("2000-02-29"), null),
        Seq(Seq(1.0, 2.0), Seq(3.0, 4.0)),
        Seq("a", "bcd")
      )
      val nulls = Row.fromSeq(
        Seq.fill(16)(null) :+ Seq(Seq(5.0, 6.0), Seq(7.0, 8.0)) :+ Seq("", "e")
      )
      val read = write(frame(schema, full, nulls, full), name, "compression" -> compression)
      assert(columnsOf(read.schema) === columnsOf(schema))
      val expected = Row.fromSeq(
        Seq(null, null, null, null, null, null, Float.NaN, Double.NaN, "", Array[Byte]()) ++
          Seq(null, null, null, Row(Float.NaN, Float.NaN), Row(Double.NaN, Double.NaN), Nil) ++ nulls.toSeq.drop(16)
      )
      checkRows(read.collect().toSeq.map(BytesAsText.row), Seq(full, expected, full).map(BytesAsText.row))
      assert(read.where(col("date") === lit("1582-10-15").cast("date")).count() === 2)
      assert(read.where(col("time") > lit("2026-06-01 13:14:15").cast("timestamp")).count() === 2)
      assert(read.where(col("binary") === lit(Array[Byte](0, -1, 7))).count() === 2)
      assert(read.where(col("date").isNull).count() === 1)
    }
  }

  test("decimals of up to 18 digits are read as BIGINT") {
    val read =
      write(frame(new StructType().add("d", DecimalType(18, 0)), Row(new JBigDecimal("-999999999999999999"))), "d.fits")
    assert(columnsOf(read.schema) === Seq("d" -> "bigint"))
    assert(read.collect().toSeq === Seq(Row(-999999999999999999L)))
  }

  Seq(
    "map(1, 2)" -> "Column 'x' of type MAP<INT,INT> has no counterpart in FITS. Select map_keys and map_values",
    "named_struct('a', 1)" -> "Column 'x' of type STRUCT<A:INT> has no counterpart in FITS. Select its fields",
    "cast(1 as decimal(10,2))" -> "Column 'x' of type DECIMAL(10,2) has no counterpart in FITS. Cast it to DOUBLE",
    "cast(1 as decimal(38,0))" -> "Column 'x' of type DECIMAL(38,0) has no counterpart in FITS. Cast it to BIGINT",
    "null" -> "Column 'x' of type VOID has no counterpart in FITS. Cast it to the type",
    "interval 1 year" -> "Column 'x' of type INTERVAL YEAR has no counterpart in FITS. Cast it to STRING",
    "interval 1 second" -> "Column 'x' of type INTERVAL SECOND has no counterpart in FITS. Cast it to STRING",
    "array(cast('a' as binary))" -> "Column 'x' of type ARRAY<BINARY> has no counterpart in FITS. Make one column",
    "parse_json('1')" -> "Column 'x' of type VARIANT has no counterpart in FITS. Cast it to STRING"
  ).foreach { case (expression, message) =>
    test(s"refused before any task starts: $expression") {
      val path = folder.resolve("refused.fits")
      val error = refusal(
        spark.range(1).selectExpr(s"$expression as x").write.format("fits").mode("append").save(path.toString)
      )
      assert(error.getMessage.contains(message))
      assert(!Files.exists(path))
    }
  }

  test("more than 999 columns are refused before any task starts") {
    val wide = spark.range(1).select((0 to 999).map(i => lit(i).as(s"c$i")): _*)
    val error = refusal(wide.write.format("fits").mode("append").save(folder.resolve("wide.fits").toString))
    assert(error.getMessage.contains("A table of FITS has at most 999 columns, this one has 1000"))
  }

  test("names that FITS does not tell apart are refused before any task starts") {
    val error = withConf("spark.sql.caseSensitive" -> "true") {
      refusal(
        spark
          .range(1)
          .selectExpr("id as a", "id as A")
          .write
          .format("fits")
          .mode("append")
          .save(folder.resolve("t.fits").toString)
      )
    }
    assert(error.getMessage.contains("upper and lower case are the same"))
  }

  test("a value that cannot be written is the job's error, with column, row and reason") {
    val negative = frame(new StructType().add("n", DecimalType(20, 0)), Row(JBigDecimal.ONE), Row(new JBigDecimal(-1)))
    val path = folder.resolve("bad.fits")
    val error = refusal(negative.write.format("fits").mode("append").save(path.toString))
    assert(
      error.getMessage === "[VALUE_NOT_WRITABLE] Column 'n', row 1 of the task: -1 is no unsigned integer of 64 bits. Cast the column" +
        " to BIGINT, DOUBLE or STRING."
    )
    val text = frame(new StructType().add("s", StringType), Row("a"), Row("\u00e9t\u00e9"))
    val beyond = refusal(text.write.format("fits").mode("append").save(path.toString))
    assert(beyond.getMessage.startsWith("[VALUE_NOT_WRITABLE] Column 's', row 1 of the task: "))
    assert(Using.resource(Files.list(folder))(_.iterator.asScala.forall(!_.getFileName.toString.contains("bad"))))
  }

  Corpus.files("tables").filter(_.endsWith(".fits")).foreach { file =>
    test(s"$file: what was read is written as it was") {
      assume(Corpus.isOwn)
      val read = fits()(Corpus.path(file))
      if (read.schema.nonEmpty && read.count() < 1000) {
        val name = "again-" + file.replace('/', '-')
        val again = write(read.coalesce(1), name, "nonAscii" -> "utf8")
        checkRows(again.collect().toSeq, read.collect().toSeq)
        assert(columnsOf(again.schema) === columnsOf(read.schema))
        again.schema.zip(read.schema).foreach { case (written, original) =>
          if (!WriteTypesSuite.Otherwise(original.name)) assert(describe(written) === describe(original))
        }
      }
    }
  }

  /** What must be the same; how a format is spelled need not, nor the name, which was made unique. */
  private def describe(field: StructField): (String, Seq[Any]) = {
    val keys = Seq("fits.unit", "fits.disp", "fits.ucd", "fits.dim", "comment")
    val form = field.metadata.getString("fits.tform").trim.toUpperCase.replaceAll("^0*(?=\\d+[^\\d])", "")
    val texts = keys.map(key => if (field.metadata.contains(key)) field.metadata.getString(key) else null)
    val tnull = if (field.metadata.contains("fits.null")) field.metadata.getLong("fits.null") else null
    val numbers = Seq("fits.scale", "fits.zero").map(key =>
      if (field.metadata.contains(key)) field.metadata.getDouble(key) else null
    )
    val plain = form.replaceAll("^([A-Z])", "1$1").replaceAll("^0([PQ])", "1$1").replaceAll("[( ].*|(?<=\\dA)\\d+$", "")
    plain -> (texts ++ numbers :+ tnull)
  }
}

object WriteTypesSuite {

  /** Columns whose format cannot be kept: scaled numbers above 2^53, a TNULL that no stored number equals. */
  val Otherwise: Set[String] = Set("K_BIG", "I_NEVER", "B_NEVER")
}
