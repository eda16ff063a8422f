// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is to be so on any store, by name. Run on local disks here, and on HDFS and S3 by the integration tests. */
public final class CommitCases {
    private CommitCases() {}

    /** One of them. */
    @FunctionalInterface
    public interface Case {
        void run(Place place) throws Exception;
    }

    /** All of them. */
    public static Map<String, Case> all() {
        Map<String, Case> cases = new LinkedHashMap<>(FaultCases.all());
        cases.putAll(RepackCases.faults());
        cases.putAll(withoutFaults());
        return cases;
    }

    /** Those in which nothing fails. */
    static Map<String, Case> withoutFaults() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.putAll(NeighbourCases.all());
        cases.putAll(SingleFileCases.all());
        cases.putAll(AssemblyCases.all());
        cases.putAll(RepackCases.all());
        return cases;
    }
}
