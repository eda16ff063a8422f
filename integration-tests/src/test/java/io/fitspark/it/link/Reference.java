// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link;

/** What a class file names of other classes, and of itself. Names are as in class files: {@code java/lang/String}. */
sealed interface Reference extends Comparable<Reference> {
    String owner();

    /** A class; never an array. */
    record OfClass(String owner) implements Reference {}

    /**
     * A field or method.
     *
     * @param signature name and descriptor: {@code length()I}, of fields {@code value:I}
     * @param ofInterface whether the owner was an interface; only methods know
     * @param use how the code uses it
     */
    record OfMember(String owner, String signature, boolean isField, boolean ofInterface, Use use)
            implements Reference {
        OfMember with(Use other) {
            return new OfMember(owner, signature, isField, ofInterface, other);
        }
    }

    /** Whether code takes a member as a static one; a constant that no instruction names does not tell. */
    enum Use {
        STATIC,
        INSTANCE,
        UNKNOWN
    }

    @Override
    default int compareTo(Reference other) {
        return toString().compareTo(other.toString());
    }
}
