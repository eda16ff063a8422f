// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

import io.fitspark.connector.options.ByteSize;
import io.fitspark.connector.options.SessionDefaults;
import io.fitspark.connector.plan.FileJobs;
import io.fitspark.connector.plan.SplitSettings;

/** What a scan takes from the Spark session around it. Lives on the driver. */
public final class SessionSettings {
    private static final List<String> HADOOP = List.of("fs.", "dfs.", "hadoop.", "fitspark.lease.");
    private static final String SOURCE_OPTION = "spark.datasource.fits.";
    private static final String DEFAULT_PARTITION_BYTES = "134217728";
    private static final String DEFAULT_OPEN_COST = "4194304";

    private final SparkSession session;
    private final RuntimeConfig conf;

    private SessionSettings(SparkSession session) {
        this.session = session;
        this.conf = session.conf();
    }

    public static SessionSettings of(SparkSession session) {
        return new SessionSettings(session);
    }

    public static SessionSettings active() {
        return new SessionSettings(SparkSession.active());
    }

    /** Hadoop's configuration, with the session's own settings of file systems on top, as in Spark's file sources. */
    public Configuration hadoopConfiguration() {
        Configuration configuration = new Configuration(session.sparkContext().hadoopConfiguration());
        SessionConf.forEach(conf, (key, value) -> {
            String hadoopKey = key.startsWith("spark.hadoop.") ? key.substring("spark.hadoop.".length()) : key;
            if (HADOOP.stream().anyMatch(hadoopKey::startsWith)) {
                configuration.set(hadoopKey, value);
            }
        });
        return configuration;
    }

    /** The session's {@code spark.datasource.fits.*}, by what is behind that. */
    public Map<String, String> sourceOptions() {
        Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        SessionConf.forEach(conf, (key, value) -> {
            if (key.startsWith(SOURCE_OPTION)) {
                options.put(key.substring(SOURCE_OPTION.length()), value);
            }
        });
        return options;
    }

    /** The source that a table has where nobody names one. */
    public String defaultSource() {
        return conf.get("spark.sql.sources.default", "parquet").strip();
    }

    /**
     * Whether an overwrite replaces only the partitions that get rows.
     *
     * @param option what the write says of it; null to ask the session
     */
    public boolean overwritesDynamically(String option) {
        String mode = option == null ? conf.get("spark.sql.sources.partitionOverwriteMode", "static") : option;
        return mode.strip().equalsIgnoreCase("dynamic");
    }

    /** What counts where the options of a read are silent. */
    public SessionDefaults defaults() {
        return new SessionDefaults(
                flag("spark.sql.caseSensitive", false),
                zone(),
                flag("spark.sql.files.ignoreCorruptFiles", false),
                flag("spark.sql.files.ignoreMissingFiles", false),
                flag("spark.sql.sources.partitionColumnTypeInference.enabled", true));
    }

    private boolean flag(String key, boolean otherwise) {
        return Boolean.parseBoolean(conf.get(key, Boolean.toString(otherwise)).strip());
    }

    private ZoneId zone() {
        String zone = conf.get("spark.sql.session.timeZone", null);
        return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone.strip(), ZoneId.SHORT_IDS);
    }

    /** Reads headers in threads of the driver where they are few, else in a job. */
    public FileJobs fileJobs() {
        String few = conf.get("spark.sql.sources.parallelPartitionDiscovery.threshold", "32")
                .strip();
        return new SparkFileJobs(session, few.matches("\\d{1,9}") ? Integer.parseInt(few) : 32);
    }

    /** @param maxPartitionBytes the option, which goes before the session's setting */
    public SplitSettings splits(OptionalLong maxPartitionBytes) {
        long partitionBytes =
                maxPartitionBytes.orElseGet(() -> size("spark.sql.files.maxPartitionBytes", DEFAULT_PARTITION_BYTES));
        return new SplitSettings(
                partitionBytes, size("spark.sql.files.openCostInBytes", DEFAULT_OPEN_COST), minPartitions());
    }

    private int minPartitions() {
        for (String key : new String[] {"spark.sql.files.minPartitionNum", "spark.sql.leafNodeDefaultParallelism"}) {
            String value = conf.get(key, null);
            if (value != null && value.strip().matches("[1-9]\\d{0,8}")) {
                return Integer.parseInt(value.strip());
            }
        }
        return Math.max(1, session.sparkContext().defaultParallelism());
    }

    private long size(String key, String otherwise) {
        String value = conf.get(key, otherwise);
        return ByteSize.parse(value)
                .orElseThrow(() -> new IllegalArgumentException(key + " is not a number of bytes: " + value));
    }
}
