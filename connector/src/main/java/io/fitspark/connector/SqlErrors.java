// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector;

import java.util.List;

import io.fitspark.connector.FitsUserException.Condition;

/** Every error that a user can cause by SQL, save modes and the catalog, in one place. */
public final class SqlErrors {
    private SqlErrors() {}

    public static FitsUserException pathExists(String path) {
        return error(
                Condition.PATH_EXISTS,
                "Path exists already: " + path + ". Choose the mode append, overwrite or ignore, or another path.");
    }

    public static FitsUserException notDropped(String path) {
        return error(
                Condition.STATEMENT_NOT_SUPPORTED,
                "DROP TABLE does not delete files: " + path
                        + " stays. Delete it with the tools of its file system, or replace it with CREATE OR REPLACE TABLE ... AS SELECT.");
    }

    public static FitsUserException statement(String what, String remedy) {
        return error(Condition.STATEMENT_NOT_SUPPORTED, what + " is not supported. " + remedy);
    }

    public static FitsUserException newHdu(String path, String hdu) {
        return error(
                Condition.STATEMENT_NOT_SUPPORTED,
                "Adding an HDU to a file is not supported: " + path + " exists, and has no HDU " + hdu
                        + ". Name an HDU that it has, or a file that does not exist.");
    }

    public static FitsUserException otherHdu(String path, int hdu) {
        return error(
                Condition.STATEMENT_NOT_SUPPORTED,
                "Adding files to " + path + " is not supported: its files have the table in HDU " + hdu
                        + " and without a name, new ones have it in HDU 1, so that it would not be found in them. Overwrite all of the directory,"
                        + " or write to another one.");
    }

    public static FitsUserException provider(String provider) {
        return error(
                Condition.STATEMENT_NOT_SUPPORTED,
                "The catalog holds FITS only, not USING " + provider
                        + ". Leave out USING, or name the table otherwise.");
    }

    public static FitsUserException partitioning(String transform) {
        return error(
                Condition.STATEMENT_NOT_SUPPORTED,
                "Partitioning by " + transform + " is not supported. Partition by columns as they are.");
    }

    public static FitsUserException otherPartitioning(String path, Object given, Object there) {
        return error(
                Condition.PARTITION_CONFLICT,
                "The directory " + path + " is partitioned by " + there + ", not by " + given
                        + ". Leave out partitionBy, or overwrite the directory.");
    }

    public static FitsUserException optionOfTable(String column, String problem) {
        return error(
                Condition.BAD_OPTION_VALUE,
                "The options make column '" + column + "' " + problem
                        + ", other than the table declares. Give them with spark.read.format(\"fits\").option(...).load(path), and an HDU as"
                        + " fits.`path#HDU`.");
    }

    public static FitsUserException procedure(String name, List<String> all) {
        return error(
                Condition.STATEMENT_NOT_SUPPORTED,
                "There is no procedure " + name + ". Those that there are: " + String.join(", ", all) + ".");
    }

    public static FitsUserException argument(String procedure, String parameter, String problem) {
        return error(
                Condition.BAD_OPTION_VALUE,
                "The argument " + parameter + " of the procedure " + procedure + " " + problem + ".");
    }

    private static FitsUserException error(Condition condition, String message) {
        return new FitsUserException(condition, message);
    }
}
