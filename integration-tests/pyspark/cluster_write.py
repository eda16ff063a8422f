#!/usr/bin/env python3
# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What test_write_faults.py runs on a cluster, in a driver of its own: writes ids to a directory of plain FITS tables, or to one file.

    cluster_write.py TARGET MODE FIRST_ID ROWS TASKS FAULT PROGRESS STOP

FAULT is what the tasks meet: `none`; `slow` (each waits, and leaves a file in PROGRESS, named as in cluster_scan.py); `failing` (the first attempts of
two tasks fail amid their rows, or of the only one); `straggler` (the first attempt of a task waits long); `troubled` (both); `endless` (a task waits long, and
leaves the file `begun`). Prints `written` when the write is done, then waits for the
file STOP.
"""

import os
import sys
import time
from pathlib import Path

from pyspark import TaskContext
from pyspark.sql import SparkSession

SECONDS_PER_TASK = 0.4
STRAGGLE = 60  # seconds


def meet(fault, progress, tasks):
    def rows(batches):
        context = TaskContext.get()
        partition, attempt = context.partitionId(), context.attemptNumber()
        daemon = os.getppid()  # of Python workers; the executor's child
        executor = int(Path("/proc/%d/stat" % daemon).read_text().rpartition(")")[2].split()[1])
        for number, batch in enumerate(batches):
            if number == 1:
                if fault in ("failing", "troubled") and (partition in (1, 3) or tasks == 1) and attempt == 0:
                    raise ValueError("the first attempt of task %d fails" % partition)
                if fault == "endless":
                    Path(progress, "begun").touch()
                    time.sleep(STRAGGLE)
                if fault in ("straggler", "troubled") and partition == 2 and attempt == 0:
                    time.sleep(STRAGGLE)
                if fault == "slow":
                    time.sleep(SECONDS_PER_TASK)
            yield batch
        Path(progress, "%d-%d-%d" % (executor, partition, attempt)).touch()

    return rows


def main(target, mode, first, rows, tasks, fault, progress, stop):
    first, rows, tasks = int(first), int(rows), int(tasks)
    spark = SparkSession.builder.appName("write").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
    frame = spark.range(first, first + rows, 1, tasks)
    if fault != "none":
        frame = frame.mapInArrow(meet(fault, progress, tasks), frame.schema)
    compression = "ztable" if target.endswith(".fz") else "none"
    frame.write.format("fits").mode(mode).option("compression", compression).option("tileRows", 1000).save(target)
    print("written", flush=True)
    while not os.path.exists(stop):
        time.sleep(0.05)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
