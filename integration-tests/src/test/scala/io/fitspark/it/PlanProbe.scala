// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.util.concurrent.{ConcurrentLinkedQueue, CountDownLatch, TimeUnit}
import java.util.concurrent.atomic.AtomicReference

import scala.jdk.CollectionConverters._

import org.apache.spark.scheduler.{SparkListener, SparkListenerJobEnd, SparkListenerJobStart, SparkListenerTaskEnd}
import org.apache.spark.sql.{DataFrame, Row, SparkSession}
import org.apache.spark.sql.classic.Dataset
import org.apache.spark.sql.execution.{FormattedMode, QueryExecution, SparkPlan}
import org.apache.spark.sql.execution.adaptive.{AdaptiveSparkPlanExec, QueryStageExec}
import org.apache.spark.sql.execution.datasources.v2.BatchScanExec

/** Looks into plans, and at what Spark did. */
object PlanProbe {

  def execution(frame: DataFrame): QueryExecution = frame.asInstanceOf[Dataset[Row]].queryExecution

  /** The only scan of a plan. */
  def scan(frame: DataFrame): BatchScanExec = {
    val scans = nodes(execution(frame).executedPlan).collect { case scan: BatchScanExec => scan }
    require(scans.size == 1, scans)
    scans.head
  }

  def nodes(plan: SparkPlan): Seq[SparkPlan] = plan match {
    case adaptive: AdaptiveSparkPlanExec => nodes(adaptive.executedPlan)
    case stage: QueryStageExec           => nodes(stage.plan)
    case other                           => other +: (other.children ++ other.subqueries).flatMap(nodes)
  }

  def readColumns(frame: DataFrame): String = scan(frame).scan.readSchema.catalogString

  def explain(frame: DataFrame): String = execution(frame).explainString(FormattedMode)

  /** What the scan of an executed frame counted. */
  def metric(frame: DataFrame, name: String): Long = scan(frame).metrics(name).value

  /** The tasks that ended while `body` ran. */
  def tasks[T](spark: SparkSession)(body: => T): (T, Seq[SparkListenerTaskEnd]) = {
    val heard = new ConcurrentLinkedQueue[SparkListenerTaskEnd]
    val listener = new SparkListener {
      override def onTaskEnd(event: SparkListenerTaskEnd): Unit = heard.add(event)
    }
    awaitListeners(spark)
    spark.sparkContext.addSparkListener(listener)
    try {
      val result = body
      val marker = awaitListeners(spark)
      (result, heard.asScala.toSeq.filterNot(task => marker.contains(task.stageId)))
    } finally spark.sparkContext.removeSparkListener(listener)
  }

  /** Spark tells listeners of events in order, but later: runs a marked job and waits until its end is told.
    *
    * @return
    *   the stages of that job
    */
  private def awaitListeners(spark: SparkSession): Seq[Int] = {
    val marked = new AtomicReference[SparkListenerJobStart]
    val told = new CountDownLatch(1)
    val listener = new SparkListener {
      override def onJobStart(event: SparkListenerJobStart): Unit =
        if (event.properties.getProperty("spark.job.description") == Marker) marked.set(event)
      override def onJobEnd(event: SparkListenerJobEnd): Unit =
        Option(marked.get).filter(_.jobId == event.jobId).foreach(_ => told.countDown())
    }
    val context = spark.sparkContext
    context.addSparkListener(listener)
    try {
      context.setJobDescription(Marker)
      context.parallelize(Seq(1), 1).count()
      require(told.await(30, TimeUnit.SECONDS), "no word of the job's end")
      marked.get.stageIds
    } finally {
      context.setJobDescription(null)
      context.removeSparkListener(listener)
    }
  }

  private val Marker = "marks a place among the events"
}
