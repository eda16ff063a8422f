// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

import io.fitspark.fits.storage.LocalRangeReader;
import io.fitspark.fits.storage.RangeReader;

/** Opens files of any Hadoop file system for reading. */
public final class HadoopFiles {
    /** How a file is going to be read; stores choose their requests by it. */
    public enum Access {
        /** A few small pieces: headers, heap cells. */
        RANDOM("random"),
        /** A range from front to back. */
        SEQUENTIAL("sequential");

        private final String policy;

        Access(String policy) {
            this.policy = policy;
        }

        String policy() {
            return policy;
        }
    }

    private final Configuration configuration;

    public HadoopFiles(Configuration configuration) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
    }

    public Configuration configuration() {
        return configuration;
    }

    /**
     * Opens a file as listed, without asking the store about it again.
     *
     * @throws FileMissingException if it does not exist any more
     */
    public RangeReader open(ListedFile file, Access access, ReadCounters counters) throws IOException {
        FileSystem fileSystem = file.status().getPath().getFileSystem(configuration);
        return openOrMissing(fileSystem, file.status(), access, counters);
    }

    /**
     * Opens a file that was planned elsewhere, after one look at its present state.
     *
     * @throws FileMissingException if it does not exist any more
     * @throws FileChangedException if it is not the planned one any more
     */
    public RangeReader open(SourceFile planned, Access access, ReadCounters counters) throws IOException {
        Path path = new Path(planned.path());
        FileSystem fileSystem = path.getFileSystem(configuration);
        return openOrMissing(fileSystem, StoredFile.unchanged(fileSystem, planned), access, counters);
    }

    /**
     * A stream of a file in the state that was asked for just now. One that is opened by its path alone may be held to the state that the
     * client of the store remembers of the file, though it was replaced since.
     *
     * @param access sequential to read all of it
     */
    public static FSDataInputStream stream(FileSystem fileSystem, FileStatus status, Access access) throws IOException {
        return new StoredFile(fileSystem, status, access).openAsAsked();
    }

    private static RangeReader openOrMissing(
            FileSystem fileSystem, FileStatus status, Access access, ReadCounters counters) throws IOException {
        try {
            return open(fileSystem, status, access, counters);
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw new FileMissingException(status.getPath().toString());
        }
    }

    /**
     * Lets a reader from {@link #open} fetch ahead inside one range of its file. Any other reader is left as it is, and so are
     * those of local files: the operating system reads them ahead. The file stays open when the result is closed.
     */
    public static RangeReader readAhead(RangeReader reader, long start, long end) {
        return reader instanceof CountingRangeReader counting && !counting.local()
                ? counting.readAhead(start, end, ReadAheadThreads.executor())
                : new KeptOpenRangeReader(reader);
    }

    /** The same for ranges that are begun before they are waited for. */
    public static RangeReader fetchAhead(RangeReader reader) {
        RangeReader kept = new KeptOpenRangeReader(reader);
        if (reader instanceof CountingRangeReader counting && !counting.local()) {
            return new FetchAheadRangeReader(kept, ReadAheadThreads.executor());
        }
        return kept;
    }

    /** The same reader for ranges here and there; the file stays open when the result is closed. */
    public static RangeReader notAhead(RangeReader reader) {
        return new KeptOpenRangeReader(reader);
    }

    private static RangeReader open(FileSystem fileSystem, FileStatus status, Access access, ReadCounters counters)
            throws IOException {
        File local = plainLocalFile(fileSystem, status.getPath());
        if (local != null) {
            return new CountingRangeReader(LocalRangeReader.open(local.toPath()), counters, statistics(fileSystem));
        }
        StoredFile file = new StoredFile(fileSystem, status, access);
        return new CountingRangeReader(HadoopRangeReader.open(file), counters, null);
    }

    /** Deprecated in favour of statistics by name, which cannot be added to. */
    @SuppressWarnings("deprecation")
    private static FileSystem.Statistics statistics(FileSystem fileSystem) {
        return FileSystem.getStatistics("file", fileSystem.getClass());
    }

    /**
     * The file behind a local path, if Hadoop's checksums do not guard it: Hadoop's local stream copies each byte twice and
     * holds a lock meanwhile, and only earns that where it has a checksum file to compare with.
     */
    private static File plainLocalFile(FileSystem fileSystem, Path path) {
        if (fileSystem.getClass() == RawLocalFileSystem.class) {
            return ((RawLocalFileSystem) fileSystem).pathToFile(path);
        }
        if (fileSystem.getClass() == LocalFileSystem.class) {
            LocalFileSystem checked = (LocalFileSystem) fileSystem;
            boolean guarded = checked.pathToFile(checked.getChecksumFile(path)).exists();
            return guarded ? null : checked.pathToFile(path);
        }
        return null;
    }
}
