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

    /** Of Hadoop's configuration. */
    public static FitsUserException badSetting(String name, String expected) {
        return error(
                Condition.BAD_OPTION_VALUE, "The setting '" + name + "' is not what it should be: " + expected + ".");
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
                        + ": files whose names begin with '_' or '.' are passed over, as are those in subdirectories and those"
                        + " that a filter excludes. Name a FITS file or a directory with some, or set recursiveFileLookup=true.");
    }

    public static FitsUserException noReadableFile(List<String> paths, int files) {
        return error(
                Condition.NO_FILES,
                "None of the " + files + " files in " + String.join(", ", paths)
                        + " can be read: all are broken, missing or without the HDU, and the options say to pass these over."
                        + " Leave out ignoreCorruptFiles, ignoreMissingFiles and ignoreMissingHdus to see why.");
    }

    public static FitsUserException partitionConflict(String directory, String why) {
        return error(
                Condition.PARTITION_CONFLICT,
                "The directory " + directory + " does not fit the others: " + why
                        + ". Name directories of one kind, or set basePath or recursiveFileLookup=true.");
    }

    public static FitsUserException headerColumnType(
            String file, int hdu, String keyword, Object value, String type, String reference) {
        return error(
                Condition.SCHEMA_MISMATCH,
                "The card " + keyword + " of " + file + ", HDU " + hdu + ", is " + value + ", which is no " + type
                        + ": that is asked for, or follows from " + reference
                        + ". Say which type to use in the option headerColumns: "
                        + keyword
                        + ":STRING holds all values.");
    }

    public static FitsUserException noTable(String file, String hdus) {
        return error(
                Condition.HDU_NOT_FOUND,
                "There is no table in " + file + ": it has " + hdus
                        + ". Name a file with a table, or one with an image.");
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
                        + ". Choose a table or an image with the option 'hdu'.");
    }

    public static FitsUserException imageAsRows(String file, String hdu) {
        return error(
                Condition.HDU_NOT_READABLE,
                "There are no rows in an image: " + hdu + " of " + file
                        + ". Read it with the option view=tiles or view=pixels, or choose a table with the option 'hdu'.");
    }

    public static FitsUserException tableAsImage(String file, String hdu) {
        return error(
                Condition.HDU_NOT_READABLE,
                "There are no pixels in a table: " + hdu + " of " + file
                        + ". Leave the options 'view' and 'region' out, or choose an image with the option 'hdu'.");
    }

    public static FitsUserException noImage(String file, String hdus) {
        return error(
                Condition.HDU_NOT_FOUND,
                "There is no image with pixels in " + file + ": it has " + hdus
                        + ". Leave the options 'view' and 'region' out, or name a file with an image.");
    }

    public static FitsUserException regionOfMoreAxes(String file, int hdu, String region, String axes) {
        return error(
                Condition.BAD_OPTION_VALUE,
                "Option 'region' cannot be '" + region + "': the image in HDU " + hdu + " of " + file + " is of " + axes
                        + " pixels. Give at most as many axes as that has.");
    }

    public static FitsUserException regionOfHeaders(String region) {
        return error(
                Condition.BAD_OPTION_VALUE,
                "Option 'region' cannot be '" + region
                        + "' where headers are read: it picks pixels of images. Leave it out, or set view=tiles.");
    }

    public static FitsUserException schemaMismatch(String file, String reference, List<String> differences) {
        return error(
                Condition.SCHEMA_MISMATCH,
                "The columns of " + file + " are not those of " + reference + ": " + String.join("; ", differences)
                        + ". Set mergeSchema=true where columns are missing; read files whose types differ one by one.");
    }

    public static FitsUserException otherHdus(String file, String hdu) {
        return error(
                Condition.OTHER_HDUS,
                "Overwriting " + file + " would remove other data than a table: " + hdu
                        + ". Set overwriteScope=hdu to replace the table only, or overwriteScope=file to replace all.");
    }

    private static FitsUserException error(Condition condition, String message) {
        return new FitsUserException(condition, message);
    }
}
