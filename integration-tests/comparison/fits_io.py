# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The command that dumps files by fits-io: see io.fitspark.examples.cli.Dump."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLASSES = ROOT / "examples" / "target" / "classes"


class NotBuilt(Exception):
    """The jar or the command is not there."""


def command():
    jars = [
        jar
        for jar in (ROOT / "datasource-v2" / "target").glob("fitspark-*.jar")
        if not jar.stem.endswith(("-tests", "-sources", "-javadoc"))
    ]
    if len(jars) != 1 or not (CLASSES / "io" / "fitspark" / "examples" / "cli" / "Dump.class").exists():
        raise NotBuilt("build first: mvn -Dquick -DskipTests -pl examples -am package")
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
    options = ["-Xmx1g", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto"]
    return [str(java), *options, "-cp", f"{jars[0]}:{CLASSES}", "io.fitspark.examples.cli.Dump"]
