// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.StagedTable;
import org.apache.spark.sql.connector.catalog.StagingTableCatalog;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.TableWritePrivilege;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.SqlErrors;
import io.fitspark.connector.catalog.TablePath;
import io.fitspark.spark.CatalogTables;

/**
 * Files and directories as tables of SQL: {@code fits.`/data/cat.fits#EVENTS`}. A file is also a namespace, with its HDUs as tables, and a
 * directory one with its files. Nothing is kept here: what there is, is what the file system has.
 *
 * <p>Not final, as {@code CallableFitsCatalog} adds what only newer versions of Spark know.
 */
@SuppressWarnings("deprecation") // what takes a StructType is abstract in Spark 3.5, and asked for in all versions
public class FitsCatalog implements StagingTableCatalog, SupportsNamespaces {
    private String catalogName = "fits";
    private CatalogTables tables = new CatalogTables(Map.of());

    /** @param options what the session sets below {@code spark.sql.catalog.NAME.}: options of every read and write */
    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {
        catalogName = name;
        tables = new CatalogTables(options.asCaseSensitiveMap());
    }

    @Override
    public String name() {
        return catalogName;
    }

    private TablePath path(Identifier identifier) {
        return tables.named(identifier.namespace(), identifier.name());
    }

    private String shown(TablePath path) {
        return catalogName + ".`" + path + "`";
    }

    /** A path that does not exist is told as such: Spark would look for another source of that name. */
    @Override
    public Table loadTable(Identifier identifier) {
        TablePath path = path(identifier);
        return tables.open(path, shown(path));
    }

    /** Those who come to write ask for the table to learn whether there is one. */
    @Override
    public Table loadTable(Identifier identifier, Set<TableWritePrivilege> privileges) throws NoSuchTableException {
        if (privileges.isEmpty()) {
            return loadTable(identifier);
        }
        if (!tableExists(identifier)) {
            throw new NoSuchTableException(identifier);
        }
        TablePath path = path(identifier);
        return tables.openForRows(path, shown(path));
    }

    @Override
    public boolean tableExists(Identifier identifier) {
        return tables.exists(path(identifier));
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        if (namespace.length == 0) {
            return new Identifier[0];
        }
        return tables.listed(namespace).stream()
                .map(name -> Identifier.of(namespace, name))
                .toArray(Identifier[]::new);
    }

    @Override
    public StagedTable stageCreate(
            Identifier identifier, StructType schema, Transform[] partitions, Map<String, String> properties) {
        return tables.stage(path(identifier), schema, partitions, properties, false);
    }

    @Override
    public StagedTable stageReplace(
            Identifier identifier, StructType schema, Transform[] partitions, Map<String, String> properties) {
        return tables.stage(path(identifier), schema, partitions, properties, true);
    }

    @Override
    public StagedTable stageCreateOrReplace(
            Identifier identifier, StructType schema, Transform[] partitions, Map<String, String> properties) {
        TablePath path = path(identifier);
        return tables.stage(path, schema, partitions, properties, tables.exists(path));
    }

    /** Without a query: a table without rows. */
    @Override
    public Table createTable(
            Identifier identifier, StructType schema, Transform[] partitions, Map<String, String> properties) {
        stageCreate(identifier, schema, partitions, properties).commitStagedChanges();
        return loadTable(identifier);
    }

    @Override
    public Table alterTable(Identifier identifier, TableChange... changes) {
        throw SqlErrors.statement(
                "ALTER TABLE " + shown(path(identifier)),
                "Write the table anew with CREATE OR REPLACE TABLE ... AS SELECT.");
    }

    /** Refused: a name here is a path, and whoever made the file may not know of Spark at all. */
    @Override
    public boolean dropTable(Identifier identifier) {
        throw SqlErrors.notDropped(path(identifier).path());
    }

    @Override
    public boolean purgeTable(Identifier identifier) {
        return dropTable(identifier);
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
        throw SqlErrors.statement("Renaming " + shown(path(from)), "Move the file with the tools of its file system.");
    }

    @Override
    public String[][] listNamespaces() {
        return new String[0][];
    }

    @Override
    public String[][] listNamespaces(String[] namespace) {
        return new String[0][];
    }

    @Override
    public boolean namespaceExists(String[] namespace) {
        return namespace.length == 0 || tables.isParent(namespace);
    }

    @Override
    public Map<String, String> loadNamespaceMetadata(String[] namespace) {
        if (!namespaceExists(namespace)) {
            throw FitsErrors.pathNotFound(String.join(".", namespace));
        }
        Map<String, String> metadata = new HashMap<>();
        if (namespace.length > 0) {
            metadata.put(SupportsNamespaces.PROP_LOCATION, namespace[0]);
        }
        return metadata;
    }

    @Override
    public void createNamespace(String[] namespace, Map<String, String> metadata) {
        throw namespaces("Creating");
    }

    @Override
    public void alterNamespace(String[] namespace, NamespaceChange... changes) {
        throw namespaces("Altering");
    }

    @Override
    public boolean dropNamespace(String[] namespace, boolean cascade) {
        throw namespaces("Dropping");
    }

    private static RuntimeException namespaces(String what) {
        return SqlErrors.statement(
                what + " a namespace of FITS files", "Namespaces are the files and directories that there are.");
    }
}
