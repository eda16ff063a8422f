// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.File
import java.nio.file.{Files, Path, Paths}
import java.util.jar.{JarEntry, JarOutputStream}

import scala.jdk.CollectionConverters._
import scala.util.Using

import io.fitspark.it.link.LinkCheck
import javax.tools.ToolProvider
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite

/** The link check of `spark-matrix`: of the one jar on this Spark, and of users of a library that changed. */
class LinkCheckSuite extends AnyFunSuite with BeforeAndAfterAll {

  private lazy val folder = Folders.create("LinkCheckSuite")

  override protected def afterAll(): Unit = Folders.delete(folder)

  test("every class of the one jar fits this Spark") {
    val (ours, others) = System
      .getProperty("java.class.path")
      .split(File.pathSeparator)
      .toSeq
      .map(Paths.get(_))
      .partition(_.toString.matches(""".*/datasource-v2/target/fitspark-\d[^/]*\.jar"""))
    val outcome = LinkCheck.check(ours.head, others.asJava)
    assert(outcome.problems.asScala === Map())
    assert(outcome.classes > 200)
    assert(outcome.references > 5000)
  }

  private val Library = Map(
    "lib.Api" -> "public interface Api { int one(); default int two() { return 2; } }",
    "lib.Base" ->
      """public class Base {
        |  public int field;
        |  public static int count;
        |  protected void hook() {}
        |  public String text() { return ""; }
        |  public static int sum(int[] numbers) { return 0; }
        |}""".stripMargin,
    "lib.Gone" -> "public class Gone extends RuntimeException {}"
  )

  private val User = Map(
    "use.Implementation" -> "public class Implementation implements lib.Api { public int one() { return 1; } }",
    "use.Caller" ->
      """public class Caller extends lib.Base {
        |  int call(lib.Api api) { hook(); return api.one() + api.two() + text().length() + sum(new int[1]) + field + count; }
        |}""".stripMargin,
    "use.Lambda" -> "public class Lambda { lib.Api api = () -> 1; }",
    "use.Catcher" -> "public class Catcher { void run(Runnable r) { try { r.run(); } catch (lib.Gone e) { } } }"
  )

  /** Problems of the user that was compiled with the library, when a class of that is replaced by another, or none. */
  private def problems(changed: (String, Option[String])*): Map[String, Seq[String]] = {
    val run = Files.createTempDirectory(folder, "run")
    val compiledWith = compile(run.resolve("lib"), Library, Nil)
    val user = compile(run.resolve("use"), User, Seq(compiledWith))
    val now = compile(
      run.resolve("now"),
      Library.removedAll(changed.map(_._1)) ++ changed.collect { case (name, Some(text)) =>
        name -> text
      },
      Nil
    )
    val jar = run.resolve("user.jar")
    Using.resource(new JarOutputStream(Files.newOutputStream(jar))) { out =>
      User.keys.toSeq.sorted.map(_.replace('.', '/') + ".class").foreach { name =>
        out.putNextEntry(new JarEntry(name))
        out.write(Files.readAllBytes(user.resolve(name)))
      }
    }
    LinkCheck.check(jar, Seq(now).asJava).problems.asScala.toMap.map { case (k, v) => k -> v.asScala.toSeq }
  }

  private def compile(target: Path, sources: Map[String, String], classPath: Seq[Path]): Path = {
    val files = sources.map { case (name, text) =>
      val dot = name.lastIndexOf('.')
      val file = target.resolve(name.replace('.', '/') + ".java")
      Files.createDirectories(file.getParent)
      Files.writeString(file, s"package ${name.take(dot)};\n$text")
    }
    val options = Seq("--release", "17", "-d", target.toString, "-cp", classPath.mkString(File.pathSeparator))
    val result = ToolProvider.getSystemJavaCompiler
      .run(null, null, null, options ++ files.map(_.toString): _*)
    assert(result === 0)
    target
  }

  private val Base = Library("lib.Base")

  test("a library that is the same has no problems") {
    assert(problems() === Map())
  }

  test("a method or field that is gone is found at its users") {
    assert(
      problems("lib.Base" -> Some(Base.replace("String text()", "Object text()"))) ===
        Map("use.Caller" -> Seq("no method use.Caller.text()Ljava/lang/String;"))
    )
    assert(
      problems("lib.Base" -> Some(Base.replace("int count", "long count"))) ===
        Map("use.Caller" -> Seq("no field use.Caller.count:I"))
    )
  }

  test("a class that is gone is found, also where only a catch clause names it") {
    assert(problems("lib.Gone" -> None)("use.Catcher").contains("no class lib.Gone"))
  }

  test("a member that may not be used any more is found") {
    assert(
      problems("lib.Base" -> Some(Base.replace("protected void hook", "void hook"))) ===
        Map("use.Caller" -> Seq("lib.Base.hook()V is not accessible"))
    )
  }

  test("a member that became static, or stopped to be so, is found") {
    assert(
      problems(
        "lib.Base" -> Some(Base.replace("int field", "static int field").replace("static int sum", "int sum"))
      ) ===
        Map("use.Caller" -> Seq("lib.Base.field:I is static now", "lib.Base.sum([I)I is not static now"))
    )
  }

  test("an interface that became a class is found") {
    val asClass = "public abstract class Api { public abstract int one(); public int two() { return 2; } }"
    val found = problems("lib.Api" -> Some(asClass))
    assert(found("use.Caller") === Seq("lib.Api is no interface now"))
    assert(found("use.Implementation").exists(_.startsWith("does not load: java.lang.IncompatibleClassChangeError")))
  }

  test("an abstract method that came is found at implementations and at lambdas") {
    val more = Library("lib.Api").replace("{ int one();", "{ int one(); int three();")
    assert(
      problems("lib.Api" -> Some(more)) === Map(
        "use.Implementation" -> Seq("no body for lib.Api.three()I"),
        "use.Lambda" -> Seq("a lambda: no body for lib.Api.three()I")
      )
    )
  }

  test("a default method that lost its body is found") {
    val abstracted = Library("lib.Api").replace("default int two() { return 2; }", "int two();")
    assert(problems("lib.Api" -> Some(abstracted)).keySet === Set("use.Implementation", "use.Lambda"))
  }

  test("a class that became final is found by loading") {
    val found = problems("lib.Base" -> Some(Base.replace("public class", "public final class")))
    assert(found("use.Caller").exists(_.startsWith("does not load: java.lang.IncompatibleClassChangeError")))
  }
}
