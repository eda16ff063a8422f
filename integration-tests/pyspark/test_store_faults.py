# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Spark's writes to HDFS and S3 when something fails: each row is there once. As test_write_faults.py does it on a local disk.

It takes some ten minutes, so only integration-tests/full runs it, by its mark; the connector's own cases are in each build.
"""

import contextlib
import os
import signal
import threading
import time

import pytest
from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException

from drivers import SPECULATIVE, Writer, attempts, awaited, executor_amid_its_work
from stores import S3, Directory, Hdfs, Neighbour

pytestmark = pytest.mark.long

STALE = 3  # seconds without a sign of life after which a write counts as dead here


@pytest.fixture(scope="module", params=[Hdfs, S3], ids=lambda store: store.name)
def store(request, spark, tmp_path_factory):
    opens = spark._jvm.org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptionArray()
    started = request.param(tmp_path_factory.mktemp("store"), list(opens))
    try:
        settings = started.hadoop | {"fitspark.lease.stale": "%ds" % STALE}
        for key, value in settings.items():
            spark._jsc.hadoopConfiguration().set(key, value)
        yield started
        spark._jsc.hadoopConfiguration().unset("fitspark.lease.stale")
    finally:
        started.close()


@pytest.fixture
def target(store, spark, request):
    """A directory that is not there yet, looked at by another Spark than the one that writes."""
    return Directory(spark, "%s/%s" % (store.root, request.node.originalname))


@pytest.fixture
def write(cluster, jar, store, tmp_path):
    """Starts a driver that writes."""
    (tmp_path / "progress").mkdir()
    settings = ["spark.hadoop.%s=%s" % setting for setting in store.hadoop.items()]
    settings.append("spark.hadoop.fitspark.lease.stale=%ds" % STALE)
    jars = ",".join(map(str, [jar, *store.jars]))

    def start(target, *arguments, conf=(), **options):
        return Writer(cluster, jars, tmp_path / "progress", target.path, *arguments, conf=[*settings, *conf], **options)

    return start


def ids(spark, target):
    return sorted(row.id for row in spark.read.format("fits").load(target.path).select("id").collect())


def require_clean(store, target, parent=None):
    assert not (parent or target).jobs()
    assert not store.uploads()


def test_tasks_fail_and_straggle(spark, store, write, target, tmp_path):
    with write(target, "append", 0, 4000, fault="troubled", conf=SPECULATIVE) as writer:
        writer.end()
    assert attempts(tmp_path / "progress", 1)[-1] >= 1 and attempts(tmp_path / "progress", 2)[-1] >= 1
    assert ids(spark, target) == list(range(4000))
    require_clean(store, target)


def test_an_executor_is_killed(spark, cluster, store, write, target, tmp_path):
    with write(target, "append", 0, 12000, tasks=12, fault="slow") as writer:
        os.kill(executor_amid_its_work(cluster, writer.driver, tmp_path / "progress"), signal.SIGKILL)
        writer.end()
    assert ids(spark, target) == list(range(12000))
    assert len(target.visible()) == 12
    require_clean(store, target)


def test_the_driver_is_killed_while_tasks_write(spark, cluster, store, write, target, tmp_path):
    rows(spark, 0, 400).write.format("fits").save(target.path)
    with write(target, "append", 10000, 24000, tasks=24, fault="slow") as writer:
        executor_amid_its_work(cluster, writer.driver, tmp_path / "progress")
        writer.kill()
    assert ids(spark, target) == list(range(400))
    assert len(target.jobs()) == 1
    awaited(lambda: not cluster.executors())  # they may still write until they hear of it
    time.sleep(STALE + 1)
    rows(spark, 400, 400).write.format("fits").mode("append").save(target.path)
    assert ids(spark, target) == list(range(800))
    require_clean(store, target)


def killed_amid_the_commit(spark, store, write, target):
    """Whether the driver died before it was through."""
    rows(spark, 0, 600, 100).write.format("fits").mode("overwrite").save(target.path)
    old = set(target.visible())
    assert len(old) == 100
    with write(target, "overwrite", 1000, 200, tasks=100) as writer:
        if store.name == "s3":
            asked = []

            def fault(method, path, query):
                if method == "POST" and "uploadId=" in query:
                    asked.append(path)
                    if len(asked) == 30:
                        writer.kill()
                return None

            store.fault = fault
            awaited(lambda: len(asked) >= 30)
        else:
            awaited(lambda: set(target.visible()) - old, pause=0.001)
        writer.kill()
        store.fault = lambda *_: None
    assert 0 < len(set(target.visible()) - old)
    return len(target.jobs()) == 1


def test_the_driver_is_killed_amid_the_commit(spark, store, write, target):
    # a hundred renames are soon done; the next try is as good
    assert any(killed_amid_the_commit(spark, store, write, target) for _ in range(5))
    [job] = target.jobs()
    assert f"{job}/intent" in target.names()
    time.sleep(STALE + 1)
    cleaned = spark.sql(f"CALL fits.system.clean(path => '{target.path}')").collect()
    assert [(row.job, row.finished, row.files) for row in cleaned] == [(job.removeprefix("_fitspark-"), True, 100)]
    assert ids(spark, target) == list(range(1000, 1200))
    require_clean(store, target)


def test_the_only_task_of_a_file_fails_once(spark, store, write, target, tmp_path):
    file = Directory(spark, target.path + "/rows.fits")
    rows(spark, 0, 50, 1).write.format("fits").save(file.path)
    with write(file, "append", 50, 400, tasks=1, fault="failing") as writer:
        writer.end()
    assert attempts(tmp_path / "progress", 0) == [1]
    assert ids(spark, file) == list(range(450))
    assert target.names() == ["rows.fits"]
    require_clean(store, target)


def test_the_driver_of_a_file_is_killed(spark, cluster, store, write, target, tmp_path):
    file = Directory(spark, target.path + "/rows.fits")
    rows(spark, 0, 50, 1).write.format("fits").save(file.path)
    with write(file, "overwrite", 50, 400, tasks=1, fault="endless") as writer:
        awaited(lambda: (tmp_path / "progress" / "begun").exists() and target.jobs())
        writer.kill()
    awaited(lambda: not cluster.executors())
    assert ids(spark, file) == list(range(50))
    time.sleep(STALE + 1)
    rows(spark, 70, 10, 1).write.format("fits").mode("overwrite").save(file.path)
    assert ids(spark, file) == list(range(70, 80))
    assert target.names() == ["rows.fits"]
    require_clean(store, target)


# Rows of a file of many tasks
SOME = 200_000


@pytest.fixture(params=["rows.fits", "rows.fits.fz"])
def file(request, spark, target):
    """One file that is there already, with 50 rows."""
    place = Directory(spark, f"{target.path}/{request.param.rpartition('.')[2]}/{request.param}")
    place.folder = Directory(spark, place.path.rpartition("/")[0])
    rows(spark, 0, 50).write.format("fits").mode("overwrite").save(place.path)
    return place


def require_file(spark, store, file, expected):
    assert ids(spark, file) == list(expected)
    assert file.folder.names() == [file.path.rpartition("/")[2]]
    require_clean(store, file.folder)


def test_tasks_of_a_file_fail_and_straggle(spark, store, write, file, tmp_path):
    with write(file, "append", 50, 4000, fault="troubled", conf=SPECULATIVE) as writer:
        writer.end()
    assert attempts(tmp_path / "progress", 1)[-1] >= 1 and attempts(tmp_path / "progress", 2)[-1] >= 1
    require_file(spark, store, file, range(4050))


def when_its_parts_are_made(store, file, what):
    """Has it done once, as tasks bring what they made of the rows of all to the store."""
    done = []

    def once():
        if not done:
            done.append(True)
            what()

    if store.name == "s3":

        def fault(method, path, query):
            if method == "PUT" and ("partNumber=" in query or "/tasks/part-" in path):
                once()
            return None

        store.fault = fault
        awaited(lambda: done)
    else:
        awaited(lambda: any("/tasks/part-" in name or "/tasks/range-" in name for name in file.folder.names()), pause=0.001)
        once()


def test_executors_are_killed_amid_the_assembly_of_a_file(spark, cluster, store, write, file):
    with write(file, "overwrite", 1000, SOME, tasks=8) as writer:

        def kill():
            for executor in cluster.executors():
                os.kill(executor, signal.SIGKILL)

        when_its_parts_are_made(store, file, kill)
        writer.end()
    store.fault = lambda *_: None
    require_file(spark, store, file, range(1000, 1000 + SOME))


def ended_later(spark, cluster, store, file):
    """The next write, which finds what a dead one left."""
    awaited(lambda: not cluster.executors())
    store.fault = lambda *_: None
    time.sleep(STALE + 1)
    rows(spark, 500_000, 30).write.format("fits").mode("append").save(file.path)


def test_the_driver_is_killed_amid_the_assembly_of_a_file(spark, cluster, store, write, file):
    with write(file, "overwrite", 1000, SOME, tasks=8) as writer:
        when_its_parts_are_made(store, file, writer.kill)
    assert ids(spark, file) == list(range(50))
    assert len(file.folder.jobs()) == 1
    ended_later(spark, cluster, store, file)
    require_file(spark, store, file, [*range(50), *range(500_000, 500_030)])


def unchanged(what, seconds):
    """What it gives, once it has given the same so long."""
    last, since = what(), time.monotonic()

    def still():
        nonlocal last, since
        if (now := what()) != last:
            last, since = now, time.monotonic()
        return time.monotonic() >= since + seconds

    awaited(still)
    return last


def test_the_driver_of_a_file_is_killed_between_join_and_publication(spark, cluster, store, write, file):
    with Neighbour(spark, file.path) as neighbour:

        def own():
            """What the driver and its tasks made, but for signs of life."""
            made = [name for name in file.folder.names() if "/tasks/" in name or "/uploads/" in name]
            return [name for name in made if not name.startswith(neighbour.name)]

        with write(file, "overwrite", 1000, SOME, tasks=8) as writer:
            joined = "/uploads/assembled" if store.name == "s3" else "/tasks/range-0-"
            awaited(lambda: any(joined in name for name in own()))
            left = unchanged(own, 4)
            assert writer.driver.poll() is None
            writer.kill()
    if store.name == "s3":
        assert len(store.uploads()) == 1
    else:
        [whole] = [name for name in left if "/tasks/range-" in name]
        copy = Directory(spark, f"{file.folder.path}/copy-{file.path.rpartition('/')[2]}")
        move(spark, f"{file.folder.path}/{whole}", copy.path)
        assert ids(spark, copy) == list(range(1000, 1000 + SOME))
        remove(spark, copy.path)
    assert ids(spark, file) == list(range(50))
    assert len(file.folder.jobs()) == 1
    ended_later(spark, cluster, store, file)
    require_file(spark, store, file, [*range(50), *range(500_000, 500_030)])


def hadoop_path(spark, path):
    found = spark._jvm.org.apache.hadoop.fs.Path(path)
    return found, found.getFileSystem(spark._jsc.hadoopConfiguration())


def move(spark, source, to):
    (old, system), (new, _) = hadoop_path(spark, source), hadoop_path(spark, to)
    assert system.rename(old, new)


def remove(spark, path):
    found, system = hadoop_path(spark, path)
    assert system.delete(found, False)


def test_the_driver_of_a_file_is_killed_as_soon_as_it_is_there(spark, cluster, store, write, file):
    with write(file, "overwrite", 1000, 4000) as writer:
        if store.name == "s3":
            asked = []

            def fault(method, path, query):
                if method == "POST" and "uploadId=" in query:
                    asked.append(path)
                    return "lost"
                if asked:  # the answer is lost, and the driver gone before it asks what became of it
                    writer.kill()
                return None

            store.fault = fault
            awaited(lambda: asked)
        else:
            path, system = hadoop_path(spark, file.path)
            old = system.getFileStatus(path).getModificationTime()
            awaited(lambda: system.exists(path) and system.getFileStatus(path).getModificationTime() != old, pause=0.001)
        writer.kill()
    store.fault = lambda *_: None
    assert ids(spark, file) == list(range(1000, 5000))
    ended_later(spark, cluster, store, file)
    require_file(spark, store, file, [*range(1000, 5000), *range(500_000, 500_030)])


def rows(spark, first, count, tasks=2):
    return spark.range(first, first + count, 1, tasks)


def save(frame, target, mode="overwrite"):
    frame.write.format("fits").mode(mode).save(target.path)


def message(error):
    return str(getattr(error, "java_exception", error))


@pytest.mark.parametrize("layout", ["directory", "file"])
def test_of_two_overwrites_one_wins(spark, store, target, layout):
    """Both look at the target before either has written."""
    place = Directory(spark, "%s/%s" % (target.path, "rows.fits" if layout == "file" else "rows"))
    save(rows(spark, 0, 20, 1), place, "append")
    errors = []

    def one(first):
        try:
            save(slowed(spark, first), place)
        except (PySparkException, Py4JJavaError) as error:
            errors.append(error)

    writers = [threading.Thread(target=one, args=(first,)) for first in (1000, 2000)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert not any(writer.is_alive() for writer in writers)
    assert len(errors) == 1, errors
    assert "Somebody else changed the target" in message(errors[0])
    assert ids(spark, place) in (list(range(1000, 1030)), list(range(2000, 2030)))
    require_clean(store, place)
    require_clean(store, target)


def slowed(spark, first):
    """Rows that take a while, so that both jobs have begun before one commits."""

    def later(batches):
        time.sleep(4)
        yield from batches

    frame = rows(spark, first, 30, 1)
    return frame.mapInArrow(later, frame.schema)


@pytest.mark.parametrize("layout", ["directory", "file"])
@pytest.mark.parametrize("mode", ["append", "overwrite"])
def test_the_store_is_away_for_a_while(spark, store, target, layout, mode):
    """HDFS: the name node starts anew, at some time of the write. S3: the answers to some requests are lost, and some get none."""
    place = Directory(spark, "%s/%s-%s" % (target.path, mode, "rows.fits" if layout == "file" else "rows"))
    save(rows(spark, 0, 20, 1), place, "append")
    old, new = list(range(20)), list(range(1000, 1030)) if mode == "overwrite" else [*range(20), *range(1000, 1030)]
    error = None
    with away(store, place):
        try:
            save(rows(spark, 1000, 30, 1 if layout == "file" else 3), place, mode)
        except (PySparkException, Py4JJavaError) as failure:
            error = message(failure)
    if error is None:
        assert ids(spark, place) == new
    else:
        assert store.name == "hdfs", error
        time.sleep(STALE + 1)
        spark.sql(f"CALL fits.system.clean(path => '{place.path}')").collect()
        found = ids(spark, place)
        assert found == (new if "is done, but" in error else found if "It is not known" in error else old), error
        assert found in (old, new)
    require_clean(store, target)
    require_clean(store, place)


@contextlib.contextmanager
def away(store, place):
    if store.name == "hdfs":
        restarting = threading.Thread(target=lambda: (awaited(place_has_job(place), pause=0.001), store.restart()))
        restarting.start()
        yield
        restarting.join(60)
        assert not restarting.is_alive()
        return
    asked = {}

    def fault(method, path, query):
        if method not in ("POST", "PUT", "DELETE"):
            return None
        key = (method, path, query.partition("=")[0])
        asked[key] = asked.get(key, 0) + 1
        if asked[key] > 1:
            return None
        return "lost" if method == "POST" and "uploadId=" in query else "unreachable" if len(asked) % 3 == 0 else None

    store.fault = fault
    try:
        yield
    finally:
        store.fault = lambda *_: None
    assert any(method == "POST" and name == "uploadId" for method, _, name in asked)


def place_has_job(place):
    parent = Directory(place.spark, place.path.rpartition("/")[0])
    return lambda: any("_fitspark-" in name for name in parent.names())


@pytest.mark.parametrize("store", [S3], indirect=True, ids=["s3"])
@pytest.mark.parametrize("layout", ["directory", "file"])
def test_the_store_does_not_come_back(spark, store, target, layout):
    """From the deciding request on S3 cannot be reached: what the error says, and what the next write makes of it. Clients of HDFS wait instead."""
    place = Directory(spark, "%s/%s" % (target.path, "rows.fits" if layout == "file" else "rows"))
    save(rows(spark, 0, 20, 1), place, "append")
    gone = threading.Event()

    def fault(method, path, query):
        if method == "POST" and "uploadId=" in query:
            gone.set()
        return "unreachable" if gone.is_set() else None

    store.fault = fault
    try:
        with pytest.raises((PySparkException, Py4JJavaError)) as failure:
            save(rows(spark, 1000, 30, 1), place)
    finally:
        store.fault = lambda *_: None
    said = message(failure.value)
    time.sleep(STALE + 1)
    cleaned = spark.sql(f"CALL fits.system.clean(path => '{place.path}')").collect()
    assert len(cleaned) == 1
    if layout == "directory":
        assert "is done, but its files are not all at their places yet" in said
        assert cleaned[0].finished and ids(spark, place) == list(range(1000, 1030))
    else:
        assert "It is not known" in said
        assert ids(spark, place) == list(range(20))
    require_clean(store, target)
    require_clean(store, place)
