// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The hidden directory in which a job keeps what nobody else is to see: in the target directory, or beside the target file.
 *
 * @param id of the job
 */
record JobDirectory(Path path, String id) {
    private static final String PREFIX = "_fitspark-";
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(?:(?<target>.+)-)?(?<id>" + ID + ")");
    /** Bytes of the target's name, so that the directory's fits into 255. */
    private static final int SHOWN = 60;

    static JobDirectory create(Layout layout, Path target) {
        String id = UUID.randomUUID().toString();
        Path parent = layout == Layout.DIRECTORY ? target : target.getParent();
        return new JobDirectory(
                new Path(parent, PREFIX + (layout == Layout.DIRECTORY ? "" : shown(target) + "-") + id), id);
    }

    /** The name of a target file as the directory beside it shows it: a name with {@code =} would look like a partition. */
    private static String shown(Path target) {
        String name = target.getName().replace('=', '_');
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "~" + Integer.toHexString(name.hashCode());
    }

    /** The directories of jobs with that target, by name; those of a directory, and those of a file. */
    static List<JobDirectory> of(Store store, Path target) throws IOException {
        List<JobDirectory> found = new ArrayList<>();
        collect(store.children(target), null, found);
        if (target.getParent() != null) {
            collect(store.children(target.getParent()), shown(target), found);
        }
        return found;
    }

    static List<JobDirectory> of(Store store, Path target, Layout layout) throws IOException {
        List<JobDirectory> found = new ArrayList<>();
        if (layout == Layout.DIRECTORY) {
            collect(store.children(target), null, found);
        } else {
            collect(store.children(target.getParent()), shown(target), found);
        }
        return found;
    }

    private static void collect(List<FileStatus> children, String shown, List<JobDirectory> into) {
        for (FileStatus child : children) {
            Matcher name = NAME.matcher(child.getPath().getName());
            if (child.isDirectory()
                    && name.matches()
                    && (shown == null ? name.group("target") == null : shown.equals(name.group("target")))) {
                into.add(new JobDirectory(child.getPath(), name.group("id")));
            }
        }
    }

    Path file(String name) {
        return new Path(path, name);
    }

    /** Where tasks leave their files, unless the user said where. */
    Path tasks() {
        return file("tasks");
    }

    /** Where tasks say which uploads they began. */
    Path uploads() {
        return file("uploads");
    }
}
