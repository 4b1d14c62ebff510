"""A throw-away PostgreSQL for one run of the tests, started with the programs found on this machine."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

USUAL = Path("/usr/lib/postgresql")
URL_VARIABLE = "WARMLINE_TEST_POSTGRES_URL"

# Nothing in the cluster outlives the run, so it need not survive a power cut.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "jit": "off",
}


class NoPostgres(Exception):
    """PostgreSQL's programs are not on this machine."""


def programs() -> Path:
    """Return the folder with initdb and postgres: as pg_config says, or the distribution's usual place."""
    candidates = []
    if shutil.which("pg_config"):
        said = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)
        candidates.append(Path(said.stdout.strip()))
    candidates += sorted(USUAL.glob("*/bin"), reverse=True)
    candidates += [Path(found).parent for found in [shutil.which("initdb")] if found]
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgres("no initdb and postgres found; install PostgreSQL's server package to run these tests on it")


def unprivileged() -> pwd.struct_passwd | None:
    """Return the user to become, since PostgreSQL refuses root; None when this process is not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoPostgres("running as root, and there is neither a user postgres nor nobody to run PostgreSQL as")


def _become(user: pwd.struct_passwd | None) -> dict[str, object]:
    return {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextlib.contextmanager
def throwaway_cluster() -> Iterator[str]:
    """Start a cluster in a fresh folder, give its address, and stop and remove it at the end."""
    bin_folder, user = programs(), unprivileged()
    # Directly under /tmp: every user can reach it, and the path of a socket may have 107 letters at most.
    folder = Path(tempfile.mkdtemp(prefix="wl-pg-", dir="/tmp"))
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    identity = {**_become(user), "cwd": folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}}
    data = folder / "data"
    run: Callable[[list[str]], object] = lambda words: subprocess.run(  # noqa: E731
        words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **identity
    )
    try:
        run([str(bin_folder / "initdb"), "-D", str(data), "-U", "warmline", "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = " ".join(f"-c {key}='{value}'" for key, value in OPTIONS.items())
        start = [str(bin_folder / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-w", "-t", "60"]
        run([*start, "-o", f"-k {folder} {options}", "start"])
        yield f"postgresql://warmline@/postgres?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            run([str(bin_folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def shared_cluster() -> contextlib.ExitStack:
    """Start the one cluster of this run and put its address where the workers find it; close the stack to stop it."""
    stack = contextlib.ExitStack()
    os.environ[URL_VARIABLE] = stack.enter_context(throwaway_cluster())
    return stack


def main() -> None:
    """Run pytest with the given words on PostgreSQL; where the machine has none, say so and be content."""
    try:
        programs(), unprivileged()
    except NoPostgres as missing:
        print(f"PostgreSQL: left out, {missing}.")  # noqa: T201
        return
    # The tests start the cluster themselves (tests/settings.py), so one that does not start fails them.
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    sys.exit(subprocess.run(command, env={**os.environ, "WARMLINE_TEST_DB": "postgres"}, check=False).returncode)


if __name__ == "__main__":
    main()
