// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

/**
 * A dead job that was brought to its end.
 *
 * @param owner who ran it, as its job file says; empty if there is none
 * @param finished true if its files count and were published, false if they were removed
 * @param files that were published or removed
 * @param uploads that were ended
 */
public record CleanedJob(String job, String owner, boolean finished, int files, int uploads) {}
