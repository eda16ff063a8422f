// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file in the job's directory that is written anew again and again, for file systems without locks: its time tells when it was last. */
final class HeartbeatLease implements Lease {
    static final String NAME = "alive";

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatLease.class);

    private final Store store;
    private final Path directory;
    private final ScheduledThreadPoolExecutor timer;
    private int beats;

    private HeartbeatLease(Store store, Path directory) {
        this.store = store;
        this.directory = directory;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "fitspark-lease-" + directory.getName());
            thread.setDaemon(true);
            return thread;
        });
    }

    static HeartbeatLease begin(Store store, Path directory, LeaseTimes times) throws IOException {
        HeartbeatLease lease = new HeartbeatLease(store, directory);
        lease.beat();
        long period = times.renewal().toMillis();
        lease.timer.scheduleWithFixedDelay(lease::beatOrWarn, period, period, TimeUnit.MILLISECONDS);
        return lease;
    }

    /** Whether the last beat is younger than that, by the clock of the store. */
    static boolean isHeld(Store store, Path directory, Duration stale) throws IOException {
        Optional<FileStatus> last = store.status(new Path(directory, NAME));
        if (last.isEmpty()) {
            return false;
        }
        long time = last.get().getModificationTime();
        // the clock here may be wrong; it is compared with that of the store before anything is taken for dead
        return System.currentTimeMillis() - time < stale.toMillis() || now(store, directory) - time < stale.toMillis();
    }

    /** The time of the store. */
    static long now(Store store, Path directory) throws IOException {
        Path probe = new Path(directory, "now-" + UUID.randomUUID());
        store.write(probe, new byte[0]);
        try {
            return store.status(probe).map(FileStatus::getModificationTime).orElse(Long.MIN_VALUE);
        } finally {
            store.delete(probe);
        }
    }

    private synchronized void beat() throws IOException {
        store.write(new Path(directory, NAME), Integer.toString(beats++).getBytes(StandardCharsets.US_ASCII));
    }

    private void beatOrWarn() {
        try {
            renew();
        } catch (IOException | RuntimeException e) {
            LOG.warn("No sign of life of the write in {}", directory, e);
        }
    }

    @Override
    public Kind kind() {
        return Kind.HEARTBEAT;
    }

    @Override
    public void renew() throws IOException {
        // a store without directories would make it anew
        if (store.status(new Path(directory, JobFile.NAME)).isEmpty()) {
            throw new LeaseLostException(directory.toString());
        }
        beat();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            // what still runs would write into a directory that is about to be removed
            timer.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
