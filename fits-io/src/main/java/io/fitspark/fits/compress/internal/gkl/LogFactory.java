// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gkl;

import java.lang.System.Logger.Level;

/** Gives logs that write to the system's logger. */
public final class LogFactory {
    private LogFactory() {}

    /** The log of a class. */
    public static Log getLog(Class<?> type) {
        return new SystemLog(System.getLogger(type.getName()));
    }

    private record SystemLog(System.Logger logger) implements Log {
        @Override
        public void debug(Object message) {
            log(Level.TRACE, message);
        }

        @Override
        public void info(Object message) {
            log(Level.DEBUG, message);
        }

        /** That there is no library is told by who asked for it. */
        @Override
        public void warn(Object message) {
            log(Level.DEBUG, message);
        }

        private void log(Level level, Object message) {
            logger.log(level, () -> String.valueOf(message));
        }
    }
}
