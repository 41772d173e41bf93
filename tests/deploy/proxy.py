"""The deployed nginx configuration on this machine: real nginx, paths moved to a folder, a counting site behind it."""

from __future__ import annotations

import datetime
import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from integrity_portal.embedded import free_port
from tests.deploy.images import PROJECT

SOURCE = PROJECT / "deploy" / "nginx"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "nginx"
HOSTS = {"PUBLIC_HOST": "public.example", "OFFICE_HOST": "office.example"}


class Site(ThreadingHTTPServer):
    """Answers every request with what it was told, and counts; `/private` sends X-Accel-Expires: 0."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hits: Counter[str] = Counter()
        self.status = 200
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        self.server.hits[self.path] += 1
        time.sleep(0.05)
        told = {name.lower(): value for name, value in self.headers.items()}
        body = json.dumps({"count": self.server.hits[self.path], "headers": told, "fill": "信" * 400}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Frame-Options", "DENY")
        if self.path.startswith("/private"):
            self.send_header("X-Accel-Expires", "0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class Proxy:
    """nginx with the project's files; ports and paths replaced, nothing else."""

    def __init__(self, home: Path, upstream: str) -> None:
        self.home = home
        self.ports = {name: free_port() for name in ("8080", "8443", "8444")}
        self._lay_out(upstream)

    def _lay_out(self, upstream: str) -> None:
        conf = self.home / "conf.d"
        conf.mkdir(parents=True)
        (self.home / "scratch").mkdir()
        shutil.copytree(SOURCE / "snippets", self.home / "snippets")
        (self.home / "snippets" / "resolver.conf").write_text("")
        shutil.copytree(SOURCE / "errors", self.home / "errors")
        for host in ("public", "office"):
            make_certificate(self.home / "tls", host)
        for template in (SOURCE / "templates").glob("*.template"):
            text = self._moved(template.read_text(encoding="utf-8"))
            text = text.replace("http://public:8000", upstream).replace("http://office:8000", upstream)
            (conf / template.name.removesuffix(".template")).write_text(text, encoding="utf-8")
        for snippet in (self.home / "snippets").iterdir():
            snippet.write_text(self._moved(snippet.read_text(encoding="utf-8")), encoding="utf-8")
        shutil.copyfile("/etc/nginx/mime.types", self.home / "mime.types")
        self.config = self.home / "nginx.conf"
        self.config.write_text(self._moved((SOURCE / "nginx.conf").read_text(encoding="utf-8")), encoding="utf-8")

    def _moved(self, text: str) -> str:
        for name, value in HOSTS.items():
            text = text.replace(f"${{{name}}}", value)
        for name, port in self.ports.items():
            text = text.replace(f"listen {name}", f"listen 127.0.0.1:{port}")
        text = text.replace("/tmp/", f"{self.home}/scratch/").replace("/etc/nginx/", f"{self.home}/")
        return text.replace("/dev/stdout", f"{self.home}/access.log").replace("/dev/stderr", f"{self.home}/error.log")

    def check(self) -> subprocess.CompletedProcess[str]:
        command = [NGINX, "-t", "-e", f"{self.home}/start.log", "-c", str(self.config), "-p", str(self.home)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def start(self) -> None:
        command = [NGINX, "-e", f"{self.home}/start.log", "-c", str(self.config), "-p", str(self.home)]
        self.process = subprocess.Popen([*command, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                self.get("/healthz")
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError((self.home / "start.log").read_text())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)

    def get(
        self,
        path: str,
        *,
        host: str = "public.example",
        port: str = "8443",
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
    ) -> tuple[int, dict[str, str], bytes]:
        """(status, headers, body) of one request over TLS with the server name `host`."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        link = http.client.HTTPSConnection("127.0.0.1", self.ports[port], timeout=10, context=context)
        link.sock = context.wrap_socket(_connect(self.ports[port]), server_hostname=host)
        try:
            link.request("POST" if body is not None else "GET", path, body, {"Host": host, **(headers or {})})
            answer = link.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            link.close()


def _connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def make_certificate(folder: Path, name: str) -> None:
    """A self-signed certificate for an hour."""
    folder.mkdir(exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"{name}.example")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .sign(key, hashes.SHA256())
    )
    (folder / f"{name}.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / f"{name}.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
