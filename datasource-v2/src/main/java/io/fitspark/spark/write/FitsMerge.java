// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import org.apache.spark.sql.SparkSession;

import io.fitspark.connector.commit.CommitResult;
import io.fitspark.connector.commit.Merge;
import io.fitspark.connector.commit.WriteMode;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.WriteOptions;
import io.fitspark.spark.read.SessionSettings;

/** Makes one FITS file of those of a directory, in jobs of a session's cluster. */
public final class FitsMerge {
    private FitsMerge() {}

    /**
     * Merges the tables of files, which stay as they are.
     *
     * @param source a directory, or whatever else a read accepts as a path
     * @param target the file that is made; there must be none yet
     * @param options of a write; {@code hdu} says which table of each file, else it is the first. With {@code rowOrder=relaxed}, whole tiles of
     *     compressed tables are copied as they are
     * @return rows in the new file
     * @throws io.fitspark.connector.FitsUserException if there are no files, or their columns differ in name, order or type
     */
    public static long run(SparkSession session, String source, String target, Map<String, String> options)
            throws IOException {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(options);
        all.put("path", target);
        HduSelector asked = WriteOptions.parse(all).hdu();
        HduSelector hdu = asked instanceof HduSelector.FirstTable ? null : asked;
        CommitResult result = new Merge(
                        SessionSettings.of(session).hadoopConfiguration(),
                        new SparkWorkJobs(session.sparkContext(), target),
                        LocalDirectory::temporary)
                .run(source, hdu, all, WriteMode.CREATE);
        return result.rows();
    }
}
