# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""An S3 server for the documentation's snippets: S3Mock and S3A's jars, as the build of integration-tests leaves them."""

import re
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "target"
SETTINGS = TARGET.parent / "src" / "test" / "resources" / "s3mock.xml"


def jars():
    """What PySpark needs to speak S3; none before the build."""
    return sorted((TARGET / "s3a").glob("*.jar"))


class Server:
    """S3Mock in a process of its own, on a free port of the loopback."""

    def __init__(self, folder):
        server = TARGET / "servers" / "s3mock.jar"
        assert server.exists() and jars(), "build the suites first: mvn -Dquick -DskipTests verify"
        log = folder / "s3mock.log"
        with log.open("w") as out:
            self.process = subprocess.Popen(
                [
                    shutil.which("java"),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.io.tmpdir=%s" % folder,
                    "-jar",
                    str(server),
                    "--server.address=127.0.0.1",
                    "--server.port=0",
                    "--server.ssl.enabled=false",
                    "--spring.main.sources=" + SETTINGS.as_uri(),
                    "--spring.main.allow-bean-definition-overriding=true",
                    "--com.adobe.testing.s3mock.store.root=%s" % (folder / "objects"),
                ],
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        try:
            self.url = "http://127.0.0.1:%s" % self.port(log)
        except BaseException:
            self.close()
            raise

    def port(self, log):
        deadline = time.monotonic() + 90
        while True:
            started = re.search(r"Tomcat started on port (\d+) \(http\)", log.read_text())
            if started:
                return started.group(1)
            assert self.process.poll() is None and time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)

    def put(self, path, body=b""):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        request = urllib.request.Request(self.url + path, data=body, method="PUT")
        with opener.open(request, timeout=60) as answer:
            assert answer.status == 200

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
