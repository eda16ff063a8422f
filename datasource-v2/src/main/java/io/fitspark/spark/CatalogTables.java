// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.connector.catalog.StagedTable;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.SqlErrors;
import io.fitspark.connector.catalog.FileContents;
import io.fitspark.connector.catalog.TablePath;
import io.fitspark.connector.commit.WriteMode;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.storage.PathState;
import io.fitspark.spark.read.SessionSettings;
import io.fitspark.spark.write.WriteTarget;

/** What names of tables in SQL stand for. Lives on the driver, as long as its catalog. */
public final class CatalogTables {
    private static final String HDU = "hdu";
    private static final List<String> OWN_PROVIDERS = List.of("fits", "fitspark");

    private final Map<String, String> defaults;

    /** @param defaults options of every read and write; those of the session go before them */
    public CatalogTables(Map<String, String> defaults) {
        this.defaults = Map.copyOf(defaults);
    }

    /**
     * The table of a name: a path with or without HDU; below a file an HDU, below a directory a file.
     *
     * @param namespace empty, or a file or directory
     */
    public TablePath named(String[] namespace, String name) {
        if (namespace.length == 0) {
            return TablePath.parse(name, path -> state(path) != PathState.ABSENT);
        }
        String parent = parent(namespace);
        return state(parent) == PathState.FILE
                ? new TablePath(parent, name)
                : TablePath.parse(new Path(parent, name).toString(), path -> state(path) != PathState.ABSENT);
    }

    private static String parent(String[] namespace) {
        if (namespace.length > 1) {
            throw SqlErrors.statement(
                    "The name " + String.join(".", namespace),
                    "Put a path with dots into backquotes: fits.`/data/cat.fits`.");
        }
        return namespace[0];
    }

    private PathState state(String path) {
        return OnePath.state(path, options());
    }

    private Map<String, String> options() {
        Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        options.putAll(defaults);
        options.putAll(SessionSettings.active().sourceOptions());
        return options;
    }

    private Map<String, String> options(TablePath path) {
        Map<String, String> options = options();
        options.put(OnePath.PATH, path.path());
        if (path.hdu() != null) {
            options.put(HDU, path.hdu());
            options.putIfAbsent("overwriteScope", "hdu");
        }
        return options;
    }

    /**
     * Opens what is there.
     *
     * @param name for messages
     */
    public Table open(TablePath path, String name) {
        return FitsTable.inCatalog(name, options(path));
    }

    /** The same to write rows to it. */
    public Table openForRows(TablePath path, String name) {
        return FitsTable.inCatalog(name, options(path)).forRows();
    }

    /** Whether there is something to be read. */
    public boolean exists(TablePath path) {
        PathState state = state(path.path());
        if (path.hdu() == null || state != PathState.FILE) {
            return state.hasFiles();
        }
        return hasHdu(path);
    }

    private boolean hasHdu(TablePath path) {
        try {
            FitsSource.open(new CaseInsensitiveStringMap(ReadOptions.among(options(path))));
            return true;
        } catch (FitsUserException e) {
            return false;
        }
    }

    /** A table that a query fills, or nobody. Nothing is changed before that was done. */
    public StagedTable stage(
            TablePath path,
            StructType schema,
            Transform[] partitions,
            Map<String, String> properties,
            boolean replace) {
        requireOwn(properties.get(TableCatalog.PROP_PROVIDER));
        if (!replace && path.hdu() != null && state(path.path()) == PathState.FILE) {
            throw SqlErrors.newHdu(path.path(), path.hdu());
        }
        Map<String, String> options = options(path);
        properties.forEach((name, value) -> {
            if (!name.equals(TableCatalog.PROP_LOCATION)) {
                options.put(name, value);
            }
        });
        return new NewTable(
                schema,
                new WriteTarget(
                        path.path(),
                        options,
                        Partitioning.columns(partitions),
                        replace ? WriteMode.OVERWRITE : WriteMode.CREATE));
    }

    /** The session's default source is what saveAsTable says where the user does not. */
    private static void requireOwn(String provider) {
        if (provider != null
                && !OWN_PROVIDERS.contains(provider.toLowerCase(Locale.ROOT))
                && !provider.equalsIgnoreCase(SessionSettings.active().defaultSource())) {
            throw SqlErrors.provider(provider);
        }
    }

    /** Whether there is a file or directory that tables lie in. */
    public boolean isParent(String[] namespace) {
        return namespace.length == 1 && state(namespace[0]) != PathState.ABSENT;
    }

    /** Names of the tables in a file, or of the files in a directory. */
    public List<String> listed(String[] namespace) {
        String parent = parent(namespace);
        Configuration configuration = SessionSettings.active().hadoopConfiguration();
        ReadOptions.parse(ReadOptions.among(options())).hadoop().forEach(configuration::set);
        try {
            return switch (PathState.of(parent, configuration)) {
                case FILE -> FileContents.tables(parent, configuration);
                case DIRECTORY, EMPTY_DIRECTORY -> FileContents.files(parent, configuration);
                case ABSENT -> throw FitsErrors.pathNotFound(parent);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
