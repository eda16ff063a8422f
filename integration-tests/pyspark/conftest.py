# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What the checks share: the repository, the one jar, the sample catalogue, a Spark session."""

import os
import shutil
from pathlib import Path

import pyspark
import pytest
from pyspark.sql import SparkSession

import s3
from cluster import Cluster
from drivers import Writer

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "data" / "tarn.fits"

os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")


def pytest_configure(config):
    config.addinivalue_line("markers", "long: takes minutes; only integration-tests/full runs it, by -m long")


def one_jar():
    jars = [
        jar
        for jar in (ROOT / "datasource-v2" / "target").glob("fitspark-*.jar")
        if not jar.stem.endswith(("-tests", "-sources", "-javadoc"))
    ]
    assert len(jars) == 1, "build the jar first: mvn -Dquick -DskipTests package (found %s)" % jars
    return jars[0]


@pytest.fixture(scope="session")
def jar(tmp_path_factory):
    """A copy, so that a build meanwhile does not pull it from under Spark."""
    return Path(shutil.copy(one_jar(), tmp_path_factory.mktemp("jar")))


@pytest.fixture(scope="session")
def spark(jar, tmp_path_factory):
    s3_jars = s3.jars() if pyspark.__version__.startswith("4.2") else []  # they belong to its Hadoop
    builder = (
        SparkSession.builder.master("local[2]")
        .config("spark.jars", ",".join(map(str, [jar, *s3_jars])))
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
    )
    if pyspark.__version__ < "4.2":  # later it is the default
        builder = builder.config("spark.sql.execution.arrow.pyspark.enabled", "true")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    assert not list((Path(pyspark.__file__).parent / "jars").glob("*fitspark*"))
    with Cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def write(cluster, jar, tmp_path):
    """Starts a driver that writes."""
    (tmp_path / "progress").mkdir()

    def start(*arguments, **options):
        return Writer(cluster, jar, tmp_path / "progress", *arguments, **options)

    return start


@pytest.fixture
def no_views(spark):
    """Temporary views of other tests are gone."""
    for table in spark.catalog.listTables():
        if table.isTemporary:
            spark.catalog.dropTempView(table.name)


@pytest.fixture
def objects(spark):
    return spark.read.format("fits").load(str(SAMPLE))


@pytest.fixture
def fields(spark):
    return spark.read.format("fits").option("hdu", "FIELDS").load(str(SAMPLE))


@pytest.fixture
def light_curves(spark):
    return spark.read.format("fits").option("hdu", 3).load(str(SAMPLE))


@pytest.fixture
def sky(spark, tmp_path):
    """The bucket `sky` on a server, with the sample catalogue."""
    server = s3.Server(tmp_path)
    try:
        server.put("/sky")
        server.put("/sky/tarn.fits", SAMPLE.read_bytes())
        settings = {
            "endpoint": server.url,
            "endpoint.region": "us-east-1",
            "path.style.access": "true",
            "access.key": "tester",
            "secret.key": "secret",
        }
        for key, value in settings.items():
            spark._jsc.hadoopConfiguration().set("fs.s3a.bucket.sky." + key, value)
        yield
    finally:
        server.close()
