#!/usr/bin/env python3
# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What test_cluster.py runs on a cluster: a slow scan of TABLE, whose rows it sums up, then a scan of BROKEN, which fails.

Each split that is read leaves a file in PROGRESS, named `<process id of the executor>-<number>`. Prints the answers as JSON, a line each.
"""

import hashlib
import json
import os
import sys
import time
from pathlib import Path

import numpy as np
from pyspark import TaskContext
from pyspark.sql import SparkSession

SECONDS_PER_SPLIT = 0.25


def slowly(progress):
    def read(batches):
        time.sleep(SECONDS_PER_SPLIT)
        yield from batches
        daemon = os.getppid()  # of Python workers; the executor's child
        executor = int(Path("/proc/%d/stat" % daemon).read_text().rpartition(")")[2].split()[1])
        Path(progress, "%d-%d" % (executor, TaskContext.get().partitionId())).touch()

    return read


def main(table, broken, progress):
    spark = SparkSession.builder.appName("scan").getOrCreate()
    rows = spark.read.format("fits").option("maxPartitionBytes", "100k").load(table)
    slow = rows.mapInArrow(slowly(progress), rows.schema)
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
