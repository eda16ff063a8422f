// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

import org.apache.hadoop.fs.Path;

/** The one step of a commit from which on the files count. Until it is known to have failed, nothing of the job may be removed. */
final class DecisionPoint {
    private boolean undecided;
    private boolean passed;

    /** The step. */
    interface Step {
        void run() throws IOException;
    }

    /** Looks whether the step had its effect. */
    interface Look {
        boolean isDone() throws IOException;
    }

    /** Whether the files count, or may count. */
    boolean mayHavePassed() {
        return undecided || passed;
    }

    /**
     * Takes the step; if it fails, looks whether it had its effect nevertheless.
     *
     * @throws UnfinishedCommitException if that cannot be found out
     * @throws IOException if it had none
     */
    void decide(Path target, Step step, Look look) throws IOException {
        undecided = true;
        try {
            step.run();
            passed = true;
        } catch (IOException | RuntimeException e) {
            if (isDone(target, look, e)) {
                passed = true;
            } else {
                undecided = false;
                throw e;
            }
        }
    }

    private static boolean isDone(Path target, Look look, Exception failure) throws UnfinishedCommitException {
        try {
            return look.isDone();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
            throw new UnfinishedCommitException(
                    "It is not known whether the write to " + target
                            + " took place, as the store did not answer (" + failure.getMessage()
                            + "). Nothing was removed. Look at the target before you write the same again.",
                    failure);
        }
    }
}
