// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.fs.Path;

/**
 * Lets one job at a time decide what becomes of a target, on any store that shows at once what was written. Each writes a claim into its
 * directory, then looks for those of others: who finds one of a smaller id withdraws and waits, who finds one of a larger id waits for it to be
 * withdrawn or to come to its end. Of two jobs at least the later one sees the other.
 */
final class Claim {
    private static final String NAME = "claim";
    private static final long MOST_MILLIS = 500;

    private final Store store;
    private final JobDirectory own;
    private final Path target;
    private final Layout layout;

    Claim(Store store, JobDirectory own, Path target, Layout layout) {
        this.store = store;
        this.own = own;
        this.target = target;
        this.layout = layout;
    }

    /** Waits until no other living job decides or publishes, and brings dead ones that did to their end. */
    void acquire(Lease lease) throws IOException {
        boolean claimed = false;
        for (long pause = 10; ; pause = Math.min(2 * pause, MOST_MILLIS)) {
            if (!claimed) {
                claimed = !isOtherAhead();
                if (claimed) {
                    lease.renew();
                    store.write(own.file(NAME), RecordFile.write(List.of()));
                }
            }
            if (claimed) {
                Others others = others();
                if (!others.any()) {
                    return;
                }
                if (others.smaller()) {
                    store.delete(own.file(NAME));
                    claimed = false;
                }
            }
            Pause.of(pause);
        }
    }

    private boolean isOtherAhead() throws IOException {
        return others().any();
    }

    /**
     * What living jobs there are that decide or publish.
     *
     * @param smaller whether one that has not decided yet has a smaller id
     */
    private record Others(boolean any, boolean smaller) {}

    private Others others() throws IOException {
        boolean any = false;
        boolean smaller = false;
        for (JobDirectory job : JobDirectory.of(store, target, layout)) {
            if (job.id().equals(own.id())) {
                continue;
            }
            boolean publishes = store.status(job.file(Intent.NAME)).isPresent();
            boolean decides = store.status(job.file(NAME)).isPresent();
            if (!publishes && !decides) {
                continue;
            }
            Optional<JobFile> file = JobFile.read(store, job);
            if (file.isPresent() && store.isAlive(job, file.get())) {
                any = true;
                smaller |= !publishes && job.id().compareTo(own.id()) < 0;
            } else if (file.isPresent() && publishes) {
                Recovery.end(store, job, file.get().stale());
            }
        }
        return new Others(any, smaller);
    }
}
