# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""A standalone Spark cluster of separate processes on the loopback: a master and workers, without fitspark on their class path."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

HOSTS = ("127.0.0.1", "localhost")  # Spark runs a speculative task on another host only
WORKERS = len(HOSTS)
STARTED_WITHIN = 180  # seconds; a busy machine takes long to start a JVM
SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # JVM options that save time


class Cluster:
    """Starts with the `with` block; at its end, all processes are gone."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.processes = []
        self.master = None
        self.environment = {
            **os.environ,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_PUBLIC_DNS": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": SHORT_LIVED,
            "SPARK_CONF_DIR": str(self.folder / "conf"),
            "SPARK_LOCAL_DIRS": str(self.folder / "local"),
            "PYSPARK_PYTHON": sys.executable,
        }

    def __enter__(self):
        self.events.mkdir(parents=True)
        (self.folder / "conf").mkdir()
        (self.folder / "conf" / "spark-defaults.conf").write_text(
            "spark.driver.host 127.0.0.1\n"
            "spark.driver.bindAddress 127.0.0.1\n"
            "spark.driver.memory 512m\n"
            "spark.executor.memory 512m\n"
            "spark.driver.extraJavaOptions {short}\n"
            "spark.executor.extraJavaOptions {short}\n"
            "spark.ui.enabled false\n"
            "spark.sql.shuffle.partitions 3\n"
            "spark.eventLog.enabled true\n"
            "spark.eventLog.dir {events}\n"
            "spark.eventLog.rolling.enabled false\n"
            "spark.eventLog.compress false\n".format(short=SHORT_LIVED, events=self.events.as_uri())
        )
        try:
            self.master = self._start("Master", "--host", "127.0.0.1", awaited=r"Starting Spark master at (spark://\S+)")
            for number in range(WORKERS):
                self._start(
                    "Worker", "--host", HOSTS[number], "--cores", "1", "--memory", "600m",
                    "--work-dir", str(self.folder / ("worker-%d" % number)), self.master,
                    awaited="Successfully registered with master (spark://.*)",
                )  # fmt: skip
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_):
        self._end()

    @property
    def events(self):
        """Folder of what Spark logs of each application."""
        return self.folder / "events"

    def _start(self, role, *arguments, awaited):
        log = self.folder / ("%s-%d.log" % (role, len(self.processes)))
        command = ["spark-class", "org.apache.spark.deploy.%s.%s" % (role.lower(), role), "--port", "0", "--webui-port", "0"]
        with log.open("wb") as out:
            process = subprocess.Popen(
                [*command, *arguments], stdout=out, stderr=subprocess.STDOUT, env=self.environment, start_new_session=True
            )
        self.processes.append(process)
        deadline = time.monotonic() + STARTED_WITHIN
        while not (found := re.search(awaited, log.read_text())):
            assert process.poll() is None and time.monotonic() < deadline, "no %s: %s" % (role, log.read_text()[-2000:])
            time.sleep(0.2)
        return found[1]

    def _end(self):
        """Workers end their executors; each worker is a process group with them, which goes with what is left."""
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                pass
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()

    def executors(self):
        """Process ids of the running executors."""
        groups = {process.pid for process in self.processes[1:]}
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    command = (entry / "cmdline").read_bytes().split(b"\0")
                    if os.getpgid(int(entry.name)) in groups and any(b"CoarseGrainedExecutorBackend" in c for c in command):
                        found.append(int(entry.name))
                except OSError:
                    pass  # it ended meanwhile
        return found

    def submit(self, *arguments, stdin=None):
        """A running `spark-submit` to this cluster, whose output can be read line by line."""
        with (self.folder / "driver.log").open("ab") as errors:
            return subprocess.Popen(
                ["spark-submit", "--master", self.master, *map(str, arguments)],
                stdin=stdin, stdout=subprocess.PIPE, stderr=errors, text=True, env=self.environment, cwd=self.folder,
            )  # fmt: skip

    def driver_log(self):
        return (self.folder / "driver.log").read_text()[-4000:]
