// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.Listing;

/**
 * Finds the files that paths, globs and directories stand for: paths in the order given, the files of each by name. Of a
 * directory the files count that lie in it, and in subdirectories of the form {@code key=value}; with
 * {@link Listing#recursive} those of all subdirectories. Hidden names do not count.
 */
public final class FileLister {
    private static final String GLOB_CHARACTERS = "{}[]*?\\";
    /** From so many matches of a glob on in one directory, listing it is cheaper than to ask where the blocks of each file are. */
    private static final int MANY_MATCHES = 16;

    private final Configuration configuration;
    private final Listing listing;
    private final FileFilter filter;

    public FileLister(Configuration configuration, Listing listing) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
        this.listing = listing;
        this.filter = new FileFilter(listing);
    }

    /** All files that pass the filters; every path must exist. */
    public FileListing list(List<String> paths) throws IOException {
        if (paths.isEmpty()) {
            throw FitsErrors.pathMissing();
        }
        List<ListedFile> files = new ArrayList<>();
        PartitionDiscovery partitions = new PartitionDiscovery(listing);
        for (String text : paths) {
            Path path = new Path(text);
            FileSystem fileSystem = path.getFileSystem(configuration);
            Directories directories = new Directories(fileSystem);
            for (FileStatus root : located(directories, roots(fileSystem, path))) {
                Path base = base(fileSystem, root);
                for (FileStatus file :
                        root.isDirectory() ? below(directories, root.getPath(), listing.recursive()) : List.of(root)) {
                    if (filter.accepts(file)) {
                        files.add(ListedFile.of(file));
                        if (!listing.recursive()) {
                            partitions.add(base, file.getPath().getParent());
                        }
                    }
                }
            }
        }
        return partitions.finish(files);
    }

    /** The directory below which names make columns. */
    private Path base(FileSystem fileSystem, FileStatus root) {
        Path own = root.isDirectory() ? root.getPath() : root.getPath().getParent();
        if (listing.basePath() == null || listing.recursive()) {
            return own;
        }
        Path base = fileSystem.makeQualified(new Path(listing.basePath()));
        for (Path at = own; at != null; at = at.getParent()) {
            if (at.equals(base)) {
                return base;
            }
        }
        throw FitsErrors.badOptionValue(
                "basePath", listing.basePath(), "a directory that " + root.getPath() + " lies in");
    }

    /** The path itself if it exists, though it may look like a glob; else what the glob matches. */
    private static List<FileStatus> roots(FileSystem fileSystem, Path path) throws IOException {
        boolean glob = path.toString().chars().anyMatch(c -> GLOB_CHARACTERS.indexOf(c) >= 0);
        if (!glob || fileSystem.exists(path)) {
            try {
                return List.of(fileSystem.getFileStatus(path));
            } catch (FileNotFoundException e) {
                throw FitsErrors.pathNotFound(path.toString());
            }
        }
        FileStatus[] matches = fileSystem.globStatus(path);
        if (matches == null || matches.length == 0) {
            throw FitsErrors.pathNotFound(path.toString());
        }
        return Arrays.stream(matches)
                .filter(match -> !FileFilter.isHidden(match.getPath().getName()))
                .sorted(Comparator.comparing(FileStatus::getPath))
                .toList();
    }

    /** The same with the places of blocks where many lie in one directory: a glob tells nothing of these. */
    private static List<FileStatus> located(Directories directories, List<FileStatus> roots) throws IOException {
        if (!directories.hasPlaces()) {
            return roots;
        }
        Map<Path, Integer> filesIn = new HashMap<>();
        roots.stream()
                .filter(FileStatus::isFile)
                .forEach(root -> filesIn.merge(root.getPath().getParent(), 1, Integer::sum));
        Map<Path, FileStatus> known = new HashMap<>();
        for (Map.Entry<Path, Integer> directory : filesIn.entrySet()) {
            if (directory.getValue() >= MANY_MATCHES) {
                directories.children(directory.getKey()).forEach(child -> known.put(child.getPath(), child));
            }
        }
        return roots.stream()
                .map(root -> root.isFile() ? known.getOrDefault(root.getPath(), root) : root)
                .toList();
    }

    /** The files of a directory that count when nothing is said but its path. */
    public static List<FileStatus> dataFiles(FileSystem fileSystem, Path directory) throws IOException {
        return below(new Directories(fileSystem), directory, false);
    }

    private static List<FileStatus> below(Directories directories, Path directory, boolean recursive)
            throws IOException {
        List<FileStatus> files = new ArrayList<>();
        boolean deeper = recursive;
        if (!deeper) {
            for (FileStatus child : directories.children(directory)) {
                String name = child.getPath().getName();
                if (child.isDirectory()) {
                    deeper |= PartitionPath.isPartition(name) && !FileFilter.isHidden(name);
                } else if (!FileFilter.isHidden(name)) {
                    files.add(child);
                }
            }
        }
        if (deeper) {
            files.clear();
            for (FileStatus file : directories.filesBelow(directory)) {
                if (isOpen(directory, file.getPath(), recursive)) {
                    files.add(file);
                }
            }
        }
        files.sort(Comparator.comparing(FileStatus::getPath));
        return files;
    }

    /** Whether neither the file nor a directory above it, up to the root, is hidden, and if asked, all are partitions. */
    private static boolean isOpen(Path root, Path file, boolean recursive) {
        if (FileFilter.isHidden(file.getName())) {
            return false;
        }
        for (Path at = file.getParent(); at != null && !at.equals(root); at = at.getParent()) {
            if (FileFilter.isHidden(at.getName()) || (!recursive && !PartitionPath.isPartition(at.getName()))) {
                return false;
            }
        }
        return true;
    }
}
