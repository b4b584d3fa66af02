"""`python -m tests.rig.postgres COMMAND…`: the command, with a PostgreSQL server of its own.

The server is Debian's, its cluster lies in a temporary folder, and DATABASE_URL leads to it.
PostgreSQL does not run as root: where we are root, it runs as the user `postgres`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rig.processes import free_port, running

AS_POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
# A test database need not survive a power cut, nor tell its day.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "log_min_messages=fatal")


def newest_binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda at: int(at.parent.name))
    if not found:
        raise SystemExit("PostgreSQL is missing: run bin/setup test")
    return found[-1]


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a new server's database, as DATABASE_URL wants it."""
    as_postgres = (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        if os.geteuid() == 0
        else []
    )
    binaries, port = newest_binaries(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="samverk-postgres-"))
    try:
        if as_postgres:
            shutil.chown(folder, "postgres")
        cluster = str(folder / "cluster")
        make = ["initdb", "-D", cluster, "-U", "samverk", "--auth=trust", "--encoding=UTF8"]
        locale = ["--locale-provider=icu", "--icu-locale=sv-SE", "--locale=C.UTF-8", "--no-sync"]
        command = [*as_postgres, f"{binaries}/{make[0]}", *make[1:], *locale]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
        serve = [f"{binaries}/postgres", "-D", cluster, "-h", "127.0.0.1", "-p", str(port)]
        manners = [
            part
            for setting in (f"unix_socket_directories={folder}", *FAST)
            for part in ("-c", setting)
        ]
        with running([*as_postgres, *serve, *manners], port=port):
            yield f"postgres://samverk@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    with postgres() as url:
        return subprocess.call(sys.argv[1:], env=os.environ | {"DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main())
