// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Path => LocalPath}
import java.util.concurrent.{ExecutionException, Executors, Future}

import scala.jdk.CollectionConverters._

import io.fitspark.connector.commit.{CommitCases, Place}
import org.apache.hadoop.conf.Configuration
import org.apache.hadoop.fs.Path
import org.apache.hadoop.hdfs.MiniDFSCluster
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite

/** What commits are to do on any store, on one that only a server process shows. */
trait CommitSuite extends AnyFunSuite with BeforeAndAfterAll {

  protected lazy val folder: LocalPath = Folders.create(getClass.getSimpleName)

  /** A configuration that knows the store, and a directory there. */
  protected def store: (Configuration, Path)

  /** Cases that are not for this store. */
  protected def skipped(name: String): Boolean = false

  private val cases = CommitCases.all.asScala.toSeq.filterNot { case (name, _) => skipped(name) }

  private lazy val threads = Executors.newFixedThreadPool(6)

  /** They mostly wait, for the store or for the death of a job. */
  private lazy val running: Map[String, Future[Unit]] = {
    val (configuration, parent) = store
    cases.map { case (name, commit) =>
      name -> threads.submit[Unit](() => commit.run(Place.below(configuration, parent)))
    }.toMap
  }

  cases.foreach { case (name, _) =>
    test(name) {
      try running(name).get()
      catch { case e: ExecutionException => throw e.getCause }
    }
  }

  override protected def afterAll(): Unit =
    try {
      threads.shutdownNow()
      super.afterAll()
    } finally Folders.delete(folder)
}

/** Commits on HDFS. */
class HdfsCommitSuite extends CommitSuite {

  private lazy val cluster: MiniDFSCluster = {
    val configuration = new Configuration()
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString)
    configuration.setInt("dfs.replication", 1)
    // how long a writer waits before it asks again whether the name node knows its block
    configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5)
    val started = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build()
    started.waitActive()
    started
  }

  override protected def store: (Configuration, Path) =
    (cluster.getFileSystem.getConf, cluster.getFileSystem.makeQualified(new Path("/commits")))

  override protected def afterAll(): Unit =
    try cluster.shutdown(true)
    finally super.afterAll()
}
