// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.function.BiConsumer;

import org.apache.spark.sql.RuntimeConfig;
import scala.Tuple2;
import scala.collection.Iterator;

/** Walks over a session's settings: the one place that touches a Scala collection, of the same shape in 2.12 and 2.13. */
final class SessionConf {
    private SessionConf() {}

    static void forEach(RuntimeConfig conf, BiConsumer<String, String> action) {
        Iterator<Tuple2<String, String>> settings = conf.getAll().iterator();
        while (settings.hasNext()) {
            Tuple2<String, String> setting = settings.next();
            action.accept(setting._1(), setting._2());
        }
    }
}
