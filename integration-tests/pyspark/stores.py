# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Stores for tests of writes: HDFS in a JVM of its own, and S3 in this process, some of whose answers can be lost."""

import socket
import subprocess
import threading
from pathlib import Path

import pyspark

import s3

HERE = Path(__file__).resolve().parent
MINICLUSTER = HERE.parent / "target" / "servers" / "minicluster.jar"
STARTED_WITHIN = 180  # seconds


class Hdfs:
    """MiniDFSCluster, with the Hadoop that PySpark brings along."""

    name = "hdfs"
    jars = ()
    hadoop = {}

    def __init__(self, folder, opens):
        assert MINICLUSTER.exists(), "build the suites first: mvn -Dquick -DskipTests verify"
        self.log = folder / "hdfs.log"
        classes = "%s:%s" % (Path(pyspark.__file__).parent / "jars" / "*", MINICLUSTER)
        with self.log.open("w") as errors:
            self.process = subprocess.Popen(
                ["java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", *opens, "-cp", classes,
                 str(HERE / "servers" / "Hdfs.java"), str(folder / "hdfs")],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=folder,
            )  # fmt: skip
        self.root = self.process.stdout.readline().strip()
        assert self.root.startswith("hdfs://"), self.log.read_text()[-2000:]

    def restart(self):
        """The name node; whoever asks it meanwhile has to wait."""
        self.process.stdin.write("r")
        self.process.stdin.flush()
        assert self.process.stdout.readline().strip() == "restarted", self.log.read_text()[-2000:]

    def uploads(self):
        return []

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class S3:
    """moto's server. fault: asked of each request, given (method, path, query); "lost" or "unreachable", or None."""

    name = "s3"
    bucket = "writes"

    def __init__(self, folder, opens):
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
        from werkzeug.serving import WSGIRequestHandler, make_server

        class Quiet(WSGIRequestHandler):
            protocol_version = "HTTP/1.1"

            def log(self, *_):
                pass

        self.jars = s3.jars()
        assert self.jars, "build the suites first: mvn -Dquick -DskipTests verify"
        self.fault = lambda method, path, query: None
        self.inner = DomainDispatcherApplication(create_backend_app)
        self.server = make_server("127.0.0.1", 0, self.answer, threaded=True, request_handler=Quiet)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.root = "s3a://" + self.bucket
        settings = {
            "endpoint": "http://127.0.0.1:%d" % self.server.server_port,
            "endpoint.region": "us-east-1",
            "path.style.access": "true",
            "connection.ssl.enabled": "false",
            "access.key": "tester",
            "secret.key": "secret",
            "attempts.maximum": "1",
            "retry.limit": "2",
            "retry.interval": "20ms",
            "connection.timeout": "10s",
        }
        self.hadoop = {"fs.s3a.bucket.%s.%s" % (self.bucket, key): value for key, value in settings.items()}
        self.storage().create_bucket(self.bucket, "us-east-1")

    def storage(self):
        from moto.s3.models import s3_backends

        return s3_backends["123456789012"]["aws"]

    def answer(self, environ, start_response):
        fault = self.fault(environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"])
        if fault is None:
            return self.inner(environ, start_response)
        if fault == "lost":
            list(self.inner(environ, lambda *_, **__: lambda text: None))
        environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        start_response("200 OK", [("Content-Length", "0")])
        return []

    def uploads(self):
        """Keys of the uploads that were begun and are not ended."""
        return sorted(upload.key_name for upload in self.storage().buckets[self.bucket].multiparts.values())

    def close(self):
        self.server.shutdown()
        self.thread.join(20)
        self.server.server_close()


class Directory:
    """What is at a path of a store, as Hadoop's file system says."""

    def __init__(self, spark, path):
        self.spark = spark
        self.path = path

    def names(self):
        """Of all files below, relative; nothing if there is no such directory."""
        jvm = self.spark._jvm
        root = jvm.org.apache.hadoop.fs.Path(self.path)
        system = root.getFileSystem(self.spark._jsc.hadoopConfiguration())
        if not system.exists(root):
            return []
        found, base = [], root.toUri().getPath().rstrip("/") + "/"
        files = system.listFiles(root, True)
        while files.hasNext():
            found.append(files.next().getPath().toUri().getPath().removeprefix(base))
        return sorted(found)

    def visible(self):
        return [name for name in self.names() if not any(part.startswith(("_", ".")) for part in name.split("/"))]

    def jobs(self):
        return sorted({name.split("/")[0] for name in self.names() if name.startswith("_fitspark-") and not name.startswith("_fitspark-txn")})


class Neighbour:
    """A living write to the same file, in another JVM than that of tests' drivers, that is about to decide what becomes of the file: as long as the `with`
    block lasts, others that have joined their rows wait before they publish them."""

    def __init__(self, spark, path):
        jvm = spark._jvm
        commit = jvm.io.fitspark.connector.commit
        settings = commit.WriteSettings.of(commit.Layout.SINGLE, commit.WriteMode.OVERWRITE, ".fits")
        target = jvm.org.apache.hadoop.fs.Path(str(path))
        configuration = spark._jsc.hadoopConfiguration()
        self.job = commit.WriteJob.begin(configuration, target, settings)
        system = target.getFileSystem(configuration)
        beside = [found.getPath() for found in system.listStatus(system.makeQualified(target).getParent())]
        [own] = [path for path in beside if path.getName().endswith(self.job.id())]
        system.create(jvm.org.apache.hadoop.fs.Path(own, "claim")).close()
        self.name = own.getName()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.job.close()
