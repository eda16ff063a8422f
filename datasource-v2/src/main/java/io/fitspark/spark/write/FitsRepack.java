// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

import io.fitspark.connector.catalog.TablePath;
import io.fitspark.connector.commit.Repack;
import io.fitspark.connector.commit.RepackResult;
import io.fitspark.spark.read.SessionSettings;

/** Drops the dead bytes of the tables of a FITS file, in jobs of a session's cluster. */
public final class FitsRepack {
    private FitsRepack() {}

    /**
     * Repacks a file. One that has nothing to drop is left alone; else the new one takes its place in one step.
     *
     * @param path of a file; with {@code #HDU} behind it, only that table is looked at
     * @param options {@code tileRows}, {@code compressionLevel}, {@code stagingDir} and {@code hdu}, as those of a write
     * @return what was done
     * @throws io.fitspark.connector.FitsUserException if the options are wrong, or there is no such table
     * @throws java.io.FileNotFoundException if there is no file
     */
    public static RepackResult run(SparkSession session, String path, Map<String, String> options) throws IOException {
        Configuration configuration = SessionSettings.of(session).hadoopConfiguration();
        TablePath table;
        try {
            table = TablePath.parse(path, name -> exists(configuration, name));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(options);
        if (table.hdu() != null) {
            all.put("hdu", table.hdu());
        }
        SparkWorkJobs jobs = new SparkWorkJobs(session.sparkContext(), table.path());
        return new Repack(configuration, jobs, LocalDirectory::temporary).run(new Path(table.path()), all);
    }

    private static boolean exists(Configuration configuration, String name) {
        try {
            Path path = new Path(name);
            return path.getFileSystem(configuration).exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
