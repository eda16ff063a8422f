// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

import io.fitspark.connector.commit.AppendTarget;
import io.fitspark.connector.commit.Layout;
import io.fitspark.connector.commit.RowAssembly;
import io.fitspark.connector.commit.SingleFile;
import io.fitspark.connector.commit.StagedFile;
import io.fitspark.connector.commit.WriteJob;
import io.fitspark.connector.commit.WriteMode;
import io.fitspark.connector.commit.WriteSettings;
import io.fitspark.connector.options.RowOrder;
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
        try {
            boolean several = plan.settings().layout() == Layout.SINGLE && info.numPartitions() > 1;
            return several ? begin(several()) : begin(new Told(plan.table(), plan.ordinals(), plan.settings()));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** What tasks are told, and how their rows become part of the target. */
    private record Told(TablePlan table, int[] ordinals, WriteSettings settings) {}

    private DataWriterFactory begin(Told told) throws IOException {
        job = WriteJob.begin(configuration, new Path(plan.path()), told.settings());
        return new FitsDataWriterFactory(
                told.table(),
                told.ordinals(),
                plan.partitions(),
                job.outputs(),
                new SerializableHadoopConf(configuration));
    }

    /** How several tasks write one file. */
    private Told several() throws IOException {
        Optional<AppendTarget> old = plan.settings().mode() == WriteMode.APPEND
                ? AppendTarget.of(
                        configuration,
                        new Path(plan.path()),
                        plan.settings().single().hdu(),
                        plan.table(),
                        plan.rowOrder() == RowOrder.RELAXED)
                : Optional.empty();
        TablePlan table =
                old.map(AppendTarget::plan).orElseGet(() -> plan.table().staged(plan.staging()));
        int[] ordinals = old.map(target -> Arrays.stream(target.order())
                        .map(field -> plan.ordinals()[field])
                        .toArray())
                .orElse(plan.ordinals());
        return new Told(table, ordinals, plan.settings().withSingle(assembled(table, old.isPresent())));
    }

    private SingleFile assembled(TablePlan table, boolean fitted) {
        SparkWorkJobs jobs = new SparkWorkJobs(SparkSession.active().sparkContext(), plan.path());
        return plan.settings().single().with(new RowAssembly(table, jobs, LocalDirectory::temporary, fitted));
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
