// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.Serializable;
import java.nio.file.Path;

/** Says where a process may put local files that do not stay; travels to it. */
@FunctionalInterface
public interface TemporaryDirectory extends Serializable {
    Path path();
}
