// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A store one of whose changes goes wrong. */
final class FaultyStore implements Store {
    /** What goes wrong. */
    enum Fault {
        /** The process dies before the change. */
        CRASH,
        /** The process dies amid the change, if that is not whole or nothing. */
        CRASH_AMID,
        /** The store refuses once. */
        REFUSED,
        /** The change is done, but the answer does not come. */
        LOST_ANSWER,
        /** From the change on the store cannot be reached. */
        GONE
    }

    /** The death of the process: nothing that is called afterwards has an effect. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Store store;
    private final Fault fault;
    private final int faulty;
    private int changes;
    private boolean happened;
    private final List<Lease> leases = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    /** @param faulty number of the change that goes wrong, from 1 on */
    FaultyStore(Store store, Fault fault, int faulty) {
        this.store = store;
        this.fault = fault;
        this.faulty = faulty;
    }

    boolean happened() {
        return happened;
    }

    /** The changes that were asked for. */
    List<String> log() {
        return log;
    }

    private interface Change {
        void run() throws IOException;
    }

    private void change(String what, Change change) throws IOException {
        change(what, change, () -> {});
    }

    private synchronized void change(String what, Change change, Change half) throws IOException {
        check();
        changes++;
        log.add(what);
        if (changes != faulty) {
            change.run();
            return;
        }
        happened = true;
        switch (fault) {
            case CRASH -> throw new Crash();
            case CRASH_AMID -> {
                half.run();
                throw new Crash();
            }
            case LOST_ANSWER -> {
                change.run();
                throw new IOException("the answer is lost");
            }
            case REFUSED -> throw new IOException("refused");
            case GONE -> check();
        }
    }

    private synchronized void check() throws IOException {
        if (happened && (fault == Fault.CRASH || fault == Fault.CRASH_AMID)) {
            throw new Crash();
        }
        if (happened && fault == Fault.GONE) {
            throw new IOException("the store cannot be reached");
        }
    }

    @Override
    public FileSystem fileSystem() {
        return store.fileSystem();
    }

    @Override
    public Optional<FileStatus> status(Path path) throws IOException {
        check();
        return store.status(path);
    }

    @Override
    public List<FileStatus> children(Path directory) throws IOException {
        check();
        return store.children(directory);
    }

    @Override
    public List<FileStatus> dataFiles(Path directory) throws IOException {
        check();
        return store.dataFiles(directory);
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        change("makeDirectories " + directory, () -> store.makeDirectories(directory));
    }

    @Override
    public void write(Path path, byte[] content) throws IOException {
        change("write " + path, () -> store.write(path, content));
    }

    @Override
    public FSDataOutputStream create(Path path) throws IOException {
        check();
        return store.create(path);
    }

    @Override
    public byte[] read(Path path) throws IOException {
        check();
        return store.read(path);
    }

    @Override
    public FilePrint print(Path path) throws IOException {
        check();
        return store.print(path);
    }

    @Override
    public void force(Path file) throws IOException {
        change("force " + file, () -> store.force(file));
    }

    @Override
    public boolean concat(Path first, List<Path> others) throws IOException {
        boolean[] done = new boolean[1];
        change("concat " + first.getName(), () -> done[0] = store.concat(first, others));
        return done[0];
    }

    @Override
    public void publish(Path staged, Path target) throws IOException {
        change("publish " + target, () -> store.publish(staged, target));
    }

    @Override
    public void complete(StagedUpload upload, Path target) throws IOException {
        change("complete " + target, () -> store.complete(upload, target));
    }

    @Override
    public void abortUpload(String id, Path target) throws IOException {
        change("abortUpload " + target, () -> store.abortUpload(id, target));
    }

    @Override
    public void delete(Path path) throws IOException {
        change("delete " + path, () -> store.delete(path), () -> {
            List<FileStatus> children =
                    store.status(path).map(FileStatus::isDirectory).orElse(false) ? store.children(path) : List.of();
            if (!children.isEmpty()) {
                store.delete(children.get(0).getPath());
            }
        });
    }

    @Override
    public void deleteIfEmpty(Path directory) throws IOException {
        change("deleteIfEmpty " + directory, () -> store.deleteIfEmpty(directory));
    }

    @Override
    public Lease lease(Path jobDirectory, LeaseTimes times) throws IOException {
        check();
        Lease lease = store.lease(jobDirectory, times);
        leases.add(lease);
        return lease;
    }

    /** Lets the process be dead: no sign of life comes any more. Returns whether others have to wait to know. */
    boolean die() {
        leases.forEach(Lease::close);
        return leases.isEmpty() || leases.stream().anyMatch(lease -> lease.kind() == Lease.Kind.HEARTBEAT);
    }

    @Override
    public boolean isAlive(JobDirectory job, JobFile file) throws IOException {
        check();
        return store.isAlive(job, file);
    }

    @Override
    public boolean hasUploads(Path target) throws IOException {
        check();
        return store.hasUploads(target);
    }

    @Override
    public boolean hasDirectories() {
        return store.hasDirectories();
    }

    @Override
    public int parallelism() {
        return 1;
    }
}
