// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

import io.fitspark.connector.FitsErrors;

/**
 * Finds the files that paths, globs and directories stand for: paths in the order given, the files of each by name. In a
 * directory, files in subdirectories and those whose names begin with {@code _} or {@code .} do not count.
 */
public final class FileLister {
    private static final String GLOB_CHARACTERS = "{}[]*?\\";

    private final Configuration configuration;

    public FileLister(Configuration configuration) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
    }

    /** All files, at least one. */
    public List<ListedFile> list(List<String> paths) throws IOException {
        if (paths.isEmpty()) {
            throw FitsErrors.pathMissing();
        }
        List<ListedFile> files = new ArrayList<>();
        for (String text : paths) {
            Path path = new Path(text);
            FileSystem fileSystem = path.getFileSystem(configuration);
            for (FileStatus status : roots(fileSystem, path)) {
                if (status.isDirectory()) {
                    addChildren(fileSystem, status.getPath(), files);
                } else {
                    files.add(ListedFile.of(status));
                }
            }
        }
        if (files.isEmpty()) {
            throw FitsErrors.noFiles(paths);
        }
        return List.copyOf(files);
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
        Arrays.sort(matches, Comparator.comparing(FileStatus::getPath));
        return List.of(matches);
    }

    private static void addChildren(FileSystem fileSystem, Path directory, List<ListedFile> into) throws IOException {
        List<LocatedFileStatus> children = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> listing = fileSystem.listLocatedStatus(directory);
        while (listing.hasNext()) {
            LocatedFileStatus child = listing.next();
            String name = child.getPath().getName();
            if (hidden(name)) {
                continue;
            }
            if (!child.isDirectory()) {
                children.add(child);
            } else if (name.indexOf('=') > 0) {
                throw FitsErrors.notSupportedYet(
                        "Partition directories such as " + child.getPath() + " are",
                        "Name the directories that hold the files.");
            }
        }
        children.sort(Comparator.comparing(FileStatus::getPath));
        children.forEach(child -> into.add(ListedFile.of(child)));
    }

    private static boolean hidden(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }
}
