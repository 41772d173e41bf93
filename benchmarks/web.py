"""Both sites behind gunicorn with one sync worker each, asked one request at a time over a plain socket."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from integrity_portal.embedded import free_port

SECONDS_TO_START = 30


class Server:
    """One gunicorn with one worker; `site` is the portal as deployed, `tutorial` the reference."""

    def __init__(self, application: str) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--log-level", "error"]
        self.process = subprocess.Popen([*command, "--bind", f"127.0.0.1:{self.port}", application])
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            try:
                if self.get("/healthz")[0] in (200, 404):
                    return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("gunicorn did not answer; see its messages above")

    def get(self, target: str) -> tuple[int, bytes]:
        """(status, answer) of one GET; gunicorn's sync workers close the connection after each."""
        lines = (f"GET {target} HTTP/1.1", "Host: 127.0.0.1", "Accept-Language: zh-CN", "Connection: close", "", "")
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as link:
            link.sendall("\r\n".join(lines).encode("ascii"))
            parts = []
            while part := link.recv(262_144):
                parts.append(part)
        answer = b"".join(parts)
        return int(answer[9:12]), answer

    def fetcher(self, target: Callable[[int], str], holds: str = "") -> Callable[[int], object]:
        """A case's work: GET target(turn); anything but 200, or an answer without `holds`, ends the run."""

        def fetch(turn: int) -> None:
            wanted = target(turn)
            status, answer = self.get(wanted)
            if status != 200 or (holds and holds.encode() not in answer):
                raise SystemExit(f"GET {wanted}: status {status}, expected 200 with {holds!r}")

        return fetch

    def worker_megabytes(self) -> float:
        """Resident memory of the worker process."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        lines = Path(f"/proc/{children[0]}/status").read_text().splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024

    def stop(self) -> None:
        os.kill(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=20)


def site() -> Server:
    return Server("integrity_portal.wsgi:application")


def tutorial() -> Server:
    return Server("benchmarks.tutorial_wsgi:application")
