#!/usr/bin/env python3
# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""A script as users write it: spark-submit --jars fitspark.jar colours.py CATALOGUE.fits"""

import sys

import numpy as np
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

spark = SparkSession.builder.appName("colours").getOrCreate()

objects = spark.read.format("fits").load(sys.argv[1])
quasars = objects.filter((col("class") == "QSO") & col("detected")[0]).select("name", "z", "mag").toPandas()

magnitudes = np.stack(quasars["mag"])
u_g = magnitudes[:, 0] - magnitudes[:, 1]
print("%d quasars, median u-g %.2f, %d with a redshift" % (len(quasars), np.median(u_g), quasars["z"].notna().sum()))

spark.stop()
