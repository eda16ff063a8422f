#!/usr/bin/env python3
# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""A client of Spark Connect: connect.py sc://HOST:PORT CATALOGUE.fits, where the server finds the catalogue."""

import sys

import numpy as np
from pyspark.sql import SparkSession

remote, catalogue = sys.argv[1:]
spark = SparkSession.builder.remote(remote).getOrCreate()

spark.read.format("fits").load(catalogue).createOrReplaceTempView("objects")
spark.read.format("fits").option("hdu", "FIELDS").load(catalogue).createOrReplaceTempView("fields")
print(
    spark.sql(
        """SELECT fields.name, count(*) AS galaxies FROM objects JOIN fields ON objects.field = fields.field
           WHERE class = 'GALAXY' GROUP BY fields.name ORDER BY galaxies DESC LIMIT 3"""
    ).toPandas()
)
seeing = np.stack(spark.table("fields").select("seeing").toPandas()["seeing"])
print(seeing.shape, seeing.dtype, "%.3f arcsec" % seeing.mean())

spark.stop()
