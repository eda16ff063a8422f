#!/usr/bin/env python3
# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What test_cluster.py runs on a cluster: a slow scan of TABLE, whose rows it sums up, then a scan of BROKEN, which fails.

Prints a line `mid-scan` once some splits are read, then the answers as JSON, a line each.
"""

import hashlib
import json
import sys
import threading
import time

import numpy as np
from pyspark.sql import SparkSession

SPLITS_BEFORE_THE_WORD = 6
SECONDS_PER_SPLIT = 0.25


def slowly(batches):
    time.sleep(SECONDS_PER_SPLIT)
    yield from batches


def tell_when_running(spark):
    tracker = spark.sparkContext.statusTracker()
    while True:
        stages = filter(None, map(tracker.getStageInfo, tracker.getActiveStageIds()))
        if any(stage.numCompletedTasks >= SPLITS_BEFORE_THE_WORD for stage in stages):
            print("mid-scan", flush=True)
            return
        time.sleep(0.05)


def main(table, broken):
    spark = SparkSession.builder.appName("scan").getOrCreate()
    rows = spark.read.format("fits").option("maxPartitionBytes", "100k").load(table)
    threading.Thread(target=tell_when_running, args=(spark,), daemon=True).start()
    slow = rows.mapInArrow(slowly, rows.schema)
    frame = slow.repartition("id").toPandas().sort_values("id")  # by a shuffle: what the killed one wrote has to be made again
    digest = hashlib.sha256()
    digest.update(frame["id"].to_numpy("<i8").tobytes())
    digest.update(frame["x"].to_numpy("<f8").tobytes())
    digest.update("\n".join(frame["name"]).encode())
    digest.update(np.stack(frame["mag"]).astype("<f4").tobytes())
    print(json.dumps({"rows": len(frame), "ids": frame["id"].nunique(), "sha256": digest.hexdigest()}), flush=True)
    try:
        spark.read.format("fits").load(broken).collect()
    except Exception as e:
        print(json.dumps({"error": str(e)}), flush=True)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
