// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Does items of work, which may be done more than once: in threads, or in a job of a cluster. */
public interface WorkJobs {
    /** What is done with an item; travels to where it is done. */
    interface Work<T extends Serializable, R extends Serializable> extends Serializable {
        R on(T item) throws IOException;
    }

    /**
     * One result for each item, in their order.
     *
     * @param what is done, for those who watch
     */
    <T extends Serializable, R extends Serializable> List<R> run(String what, List<T> items, Work<T, R> work)
            throws IOException;
}
