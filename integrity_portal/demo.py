"""`make demo`: private servers, data, both sites, one worker and beat; Ctrl-C ends all of them and keeps the data."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from integrity_portal import embedded

BASE_DIR = Path(__file__).resolve().parent.parent
STAMP = embedded.LOCAL / "prepared"
LOADED = embedded.LOCAL / "loaded"
LOGS = embedded.LOCAL / "logs"
PUBLIC_NAMES = ("DATABASE_PUBLIC_URL", "REDIS_PUBLIC_URL", "ALLOWED_HOSTS", "DEMONSTRATION", "DEBUG")
WATCHED = ("accounts", "records", "monitoring", "disclosure", "integrity_portal", "static", "requirements")


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def office_environment(values: dict[str, str]) -> dict[str, str]:
    addresses = {
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{os.environ.get('PORT_PUBLIC', '8000')}",
        "OFFICE_BASE_URL": f"http://127.0.0.1:{os.environ.get('PORT_OFFICE', '8001')}",
        "DJANGO_SETTINGS_MODULE": "integrity_portal.settings",
    }
    hidden = {"PUBLIC_SECRET_KEY", "PORTAL_SUPERUSER_PASSWORD"}
    own = {name: value for name, value in values.items() if name not in hidden}
    return {**os.environ, **own, **addresses}


def public_environment(values: dict[str, str]) -> dict[str, str]:
    """Only what the public process may hold: no private secret is in its environment."""
    clean = {name: value for name, value in os.environ.items() if name not in values}
    own = {name: values[name] for name in PUBLIC_NAMES}
    office = office_environment(values)
    return {
        **clean,
        **own,
        "PORTAL_SITE": "public",
        "SECRET_KEY": values["PUBLIC_SECRET_KEY"],
        "PUBLIC_BASE_URL": office["PUBLIC_BASE_URL"],
        "DJANGO_SETTINGS_MODULE": "integrity_portal.settings",
    }


def release_digest() -> str:
    """Changes whenever migrations, static files or locks do."""
    digest = hashlib.sha256()
    for folder in WATCHED:
        for path in sorted((BASE_DIR / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                stat = path.stat()
                digest.update(f"{path}:{stat.st_size}:{stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def step(title: str, arguments: list[str], env: dict[str, str]) -> None:
    started = time.monotonic()
    say(f"  {title} …")
    done = subprocess.run([sys.executable, *arguments], cwd=BASE_DIR, env=env, check=False)
    if done.returncode:
        raise SystemExit(f"  {title}: failed (exit {done.returncode}). The lines above say why.")
    say(f"  {title}: {time.monotonic() - started:.1f} s")


def _wanted_size() -> str:
    return os.environ.get("DEMO_RECORDS", "5000")


def kept_instead(loaded: str, wanted: str) -> str:
    """What to tell somebody who asks for another size than the data that is there; empty when it fits."""
    if loaded.strip() == wanted.strip():
        return ""
    return f"  The data of {loaded.strip()} records is kept. For {wanted.strip()}: `make demo-clean`, then again."


def prepare(env: dict[str, str]) -> None:
    """Migrations, grants, static files; the demonstration data once, on a fresh database."""
    digest = release_digest()
    if LOADED.exists() and (hint := kept_instead(LOADED.read_text(encoding="ascii"), _wanted_size())):
        say(hint)
    if LOADED.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == digest:
        return
    if not LOADED.exists():
        embedded.recreate_database()
    step("Tables", ["manage.py", "migrate", "--verbosity", "0"], env)
    step("Rights of the database roles", ["manage.py", "grant_roles"], env)
    step("Static files", ["manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"], env)
    if not LOADED.exists():
        size = _wanted_size()
        step("Demonstration data", ["manage.py", "load_demonstration", "--records", size], env)
        LOADED.write_text(size, encoding="ascii")
    STAMP.write_text(digest, encoding="ascii")


def commands(env: dict[str, str], public: dict[str, str]) -> dict[str, tuple[list[str], dict[str, str]]]:
    """The four processes and their environments."""
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "integrity_portal.wsgi",
        "--workers",
        "2",
        "--timeout",
        "60",
    ]
    celery = [sys.executable, "-m", "celery", "-A", "integrity_portal.celery:app"]
    bind_public = ["--bind", f"127.0.0.1:{os.environ.get('PORT_PUBLIC', '8000')}"]
    bind_office = ["--bind", f"127.0.0.1:{os.environ.get('PORT_OFFICE', '8001')}"]
    schedule = ["--schedule", str(embedded.LOCAL / "beat-schedule")]
    return {
        "public": ([*gunicorn, *bind_public], public),
        "office": ([*gunicorn, *bind_office], env),
        "worker": ([*celery, "worker", "--concurrency", "1", "--loglevel", "WARNING"], env),
        "beat": ([*celery, "beat", *schedule, "--loglevel", "WARNING"], env),
    }


def launch(env: dict[str, str], public: dict[str, str]) -> dict[str, subprocess.Popen[bytes]]:
    LOGS.mkdir(exist_ok=True)
    processes = {}
    for name, (command, environment) in commands(env, public).items():
        with (LOGS / f"{name}.log").open("ab") as log:
            processes[name] = subprocess.Popen(
                command, cwd=BASE_DIR, env=environment, stdout=log, stderr=log, start_new_session=True
            )
    return processes


def wait_until_ready(addresses: list[str], processes: dict[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + 60
    for address in addresses:
        while True:
            for name, process in processes.items():
                if process.poll() is not None:
                    raise SystemExit(f"  The process {name} ended; see {LOGS / (name + '.log')}.")
            try:
                with urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310 (our own address)
                    if answer.status == 200:
                        break
            except OSError:
                pass
            if time.monotonic() > deadline:
                raise SystemExit(f"  {address} does not answer; see {LOGS}.")
            time.sleep(0.2)


def end(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in processes.values():
        if process.poll() is None:
            process.terminate()
    for process in processes.values():
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def greet(env: dict[str, str], started: float) -> None:
    say(f"""
  Ready in {time.monotonic() - started:.1f} s. 演示数据: every organisation is fictitious.

    Public site   {env["PUBLIC_BASE_URL"]}/
    Office site   {env["OFFICE_BASE_URL"]}/

  Accounts (password of all: demo-2018-117)
    clerk-210105, reviewer-210105, publisher-210105      one district (also the other twelve codes)
    publisher-210100, supervisor-210100                  the city
    system-admin, security-admin, audit-admin            the three administrators

  Logs are in {LOGS.relative_to(BASE_DIR)}/. Ctrl-C ends everything; the data stays in .local/.
""")


def _interrupt(signum: int, frame: object) -> None:
    raise KeyboardInterrupt


def main() -> None:
    started = time.monotonic()
    signal.signal(signal.SIGTERM, _interrupt)
    say("Starting the demonstration (the first time takes some minutes).")
    values = embedded.start()
    env, public = office_environment(values), public_environment(values)
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        prepare(env)
        processes = launch(env, public)
        wait_until_ready([env["PUBLIC_BASE_URL"], env["OFFICE_BASE_URL"]], processes)
        greet(env, started)
        while all(process.poll() is None for process in processes.values()):
            time.sleep(0.5)
        ended = [name for name, process in processes.items() if process.poll() is not None]
        say(f"  {', '.join(ended)} ended unexpectedly; see {LOGS}.")
    except KeyboardInterrupt:
        say("\n  Ending …")
    finally:
        end(processes)
        embedded.stop()


if __name__ == "__main__":
    main()
