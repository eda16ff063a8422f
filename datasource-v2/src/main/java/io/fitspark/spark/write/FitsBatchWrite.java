// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

import io.fitspark.connector.commit.Layout;
import io.fitspark.connector.commit.RowAssembly;
import io.fitspark.connector.commit.SingleFile;
import io.fitspark.connector.commit.StagedFile;
import io.fitspark.connector.commit.WriteJob;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.write.TablePlan;

/** A write as Spark runs it: begun before the tasks, committed behind them. Lives on the driver. */
final class FitsBatchWrite implements BatchWrite {
    private final WritePlan plan;
    private final Configuration configuration;
    private WriteJob job;
    private long untold;

    FitsBatchWrite(WritePlan plan, Configuration configuration) {
        this.plan = plan;
        this.configuration = configuration;
    }

    @Override
    public DataWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
        boolean several = plan.settings().layout() == Layout.SINGLE && info.numPartitions() > 1;
        TablePlan table = several ? plan.table().staged(plan.staging()) : plan.table();
        try {
            job = WriteJob.begin(
                    configuration,
                    new Path(plan.path()),
                    several ? plan.settings().withSingle(assembled(table)) : plan.settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return new FitsDataWriterFactory(
                table, plan.ordinals(), plan.partitions(), job.outputs(), new SerializableHadoopConf(configuration));
    }

    private SingleFile assembled(TablePlan table) {
        SparkWorkJobs jobs = new SparkWorkJobs(SparkSession.active().sparkContext(), plan.path());
        return plan.settings().single().with(new RowAssembly(table, jobs, LocalDirectory::temporary));
    }

    /** The messages say which attempts count. */
    @Override
    public boolean useCommitCoordinator() {
        return false;
    }

    @Override
    public void commit(WriterCommitMessage[] messages) {
        try {
            List<StagedFile> files = files(messages);
            try (WriteJob ending = job) {
                ending.commit(files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private List<StagedFile> files(WriterCommitMessage[] messages) throws IOException {
        List<StagedFile> files = new ArrayList<>();
        for (WriterCommitMessage message : messages) {
            FitsCommitMessage.Told told = ((FitsCommitMessage) message).told();
            if (told.problem() != null) {
                throw told.problem();
            }
            files.addAll(told.files());
            untold += told.untold();
        }
        return files;
    }

    /** Bytes written that no task's metrics have. */
    long untold() {
        return untold;
    }

    @Override
    public void abort(WriterCommitMessage[] messages) {
        if (job == null) {
            return;
        }
        try (WriteJob ending = job) {
            ending.abort();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
