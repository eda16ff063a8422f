// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.util.Objects;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.OverwriteScope;
import io.fitspark.fits.write.TableOptions;

/**
 * What matters where the target is one file.
 *
 * @param hdu the table that gets rows or is replaced; null for the first one
 * @param scope what an overwrite replaces
 * @param appendOptions how rows are added to a table
 * @param assembly how the rows of several tasks come into it; null if one task has all
 * @param maker what makes the file of the one that is there; null if tasks give rows
 */
public record SingleFile(
        HduSelector hdu, OverwriteScope scope, TableOptions appendOptions, RowAssembly assembly, FileMaker maker) {
    public static final SingleFile DEFAULT = new SingleFile(null, OverwriteScope.UNSET, TableOptions.DEFAULT);

    public SingleFile(HduSelector hdu, OverwriteScope scope, TableOptions appendOptions) {
        this(hdu, scope, appendOptions, null, null);
    }

    public SingleFile(HduSelector hdu, OverwriteScope scope, TableOptions appendOptions, RowAssembly assembly) {
        this(hdu, scope, appendOptions, assembly, null);
    }

    /** A file that is made of the one that is there. */
    static SingleFile made(FileMaker maker) {
        return new SingleFile(null, OverwriteScope.FILE, TableOptions.DEFAULT, null, maker);
    }

    /** The same with the rows of several tasks. */
    public SingleFile with(RowAssembly rows) {
        return new SingleFile(hdu, scope, appendOptions, rows, null);
    }

    public SingleFile {
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(appendOptions, "appendOptions is null");
    }
}
