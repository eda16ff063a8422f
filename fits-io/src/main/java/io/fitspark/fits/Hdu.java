// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.fitspark.fits.header.Header;

/** A header and data unit: its place, its header, and the checked values of its mandatory keywords. */
public sealed interface Hdu permits ImageHdu, BinTableHdu, AsciiTableHdu, OtherHdu {

    /** Where the HDU is. */
    HduEntry entry();

    /** The header, whole. */
    Header header();

    /** What is odd about the mandatory keywords and the sizes. */
    List<FitsWarning> structureWarnings();

    /** Everything odd about this HDU: the structure, then the cards. */
    default List<FitsWarning> warnings() {
        return Stream.concat(structureWarnings().stream(), header().warnings().stream())
                .toList();
    }

    /** Position in the file, 0 for the primary HDU. */
    default int index() {
        return entry().index();
    }

    /** What the HDU holds. */
    default HduKind kind() {
        return entry().kind();
    }

    /** EXTNAME, if there is one. */
    default Optional<String> extname() {
        return Optional.ofNullable(entry().extname());
    }

    /** EXTVER, if there is one. */
    default OptionalInt extver() {
        Integer version = entry().extver();
        return version == null ? OptionalInt.empty() : OptionalInt.of(version);
    }

    /**
     * Refuses an HDU whose data goes beyond the end of the file. To be called before anything is allocated by the sizes
     * that the header declares.
     *
     * @throws FitsFormatException of kind TRUNCATED that names NAXIS2 (tables) or the last NAXISn (images)
     */
    default void requireData(String file, long fileLength) throws FitsFormatException {
        if (entry().missingBytes(fileLength) > 0) {
            throw MissingData.of(this, file, fileLength);
        }
    }
}
