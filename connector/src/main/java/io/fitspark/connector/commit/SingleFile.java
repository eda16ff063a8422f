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
 */
public record SingleFile(HduSelector hdu, OverwriteScope scope, TableOptions appendOptions, RowAssembly assembly) {
    public static final SingleFile DEFAULT = new SingleFile(null, OverwriteScope.UNSET, TableOptions.DEFAULT);

    public SingleFile(HduSelector hdu, OverwriteScope scope, TableOptions appendOptions) {
        this(hdu, scope, appendOptions, null);
    }

    /** The same with the rows of several tasks. */
    public SingleFile with(RowAssembly rows) {
        return new SingleFile(hdu, scope, appendOptions, rows);
    }

    public SingleFile {
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(appendOptions, "appendOptions is null");
    }
}
