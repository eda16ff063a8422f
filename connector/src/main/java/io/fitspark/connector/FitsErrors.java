// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector;

import java.util.List;
import java.util.Optional;

import io.fitspark.connector.FitsUserException.Condition;

/** Every error a user can cause, in one place. */
public final class FitsErrors {
    private FitsErrors() {}

    public static FitsUserException unknownOption(String name, Optional<String> nearest, List<String> known) {
        String remedy =
                nearest.map(n -> "Did you mean '" + n + "'?").orElse("Known options: " + String.join(", ", known));
        return error(Condition.UNKNOWN_OPTION, "Unknown option '" + name + "' for the fits source. " + remedy);
    }

    public static FitsUserException badOptionValue(String name, String value, String expected) {
        return error(
                Condition.BAD_OPTION_VALUE,
                "Option '" + name + "' cannot be '" + value + "': expected " + expected + ".");
    }

    public static FitsUserException optionNotSupportedYet(String name, String value) {
        return error(
                Condition.NOT_SUPPORTED_YET,
                "Option '" + name + "' with the value '" + value + "' is not supported yet. Leave it out.");
    }

    public static FitsUserException notSupportedYet(String what, String remedy) {
        return error(Condition.NOT_SUPPORTED_YET, what + " not supported yet. " + remedy);
    }

    public static FitsUserException pathMissing() {
        return error(
                Condition.PATH_MISSING,
                "No path given. Name at least one FITS file: load(\"/data/cat.fits\") or the option 'path'.");
    }

    public static FitsUserException pathNotFound(String path) {
        return error(Condition.PATH_NOT_FOUND, "Path does not exist: " + path + ". Check its spelling and scheme.");
    }

    public static FitsUserException noFiles(List<String> paths) {
        return error(
                Condition.NO_FILES,
                "No file to read in " + String.join(", ", paths)
                        + ": files whose names begin with '_' or '.' are passed over. Name a FITS file or a directory with some.");
    }

    public static FitsUserException noTable(String file, String hdus) {
        return error(
                Condition.HDU_NOT_FOUND,
                "There is no table in " + file + ": it has " + hdus
                        + ". Reading images is not supported yet; name a file with a table.");
    }

    public static FitsUserException hduNotFound(String file, String wanted, String hdus) {
        return error(
                Condition.HDU_NOT_FOUND,
                "There is no HDU " + wanted + " in " + file + ": it has " + hdus
                        + ". Choose one with the option 'hdu'.");
    }

    public static FitsUserException hduNotReadable(String file, String hdu, String kind) {
        return error(
                Condition.HDU_NOT_READABLE,
                "Reading " + kind + " is not supported yet: " + hdu + " of " + file
                        + ". Choose a table with the option 'hdu'.");
    }

    public static FitsUserException schemaMismatch(String file, String reference, List<String> differences) {
        return error(
                Condition.SCHEMA_MISMATCH,
                "The columns of " + file + " are not those of " + reference + ": " + String.join("; ", differences)
                        + ". Read the files one by one and combine the frames.");
    }

    private static FitsUserException error(Condition condition, String message) {
        return new FitsUserException(condition, message);
    }
}
