"""The nginx configuration, driven for real: cache, headers, sizes, names, and what happens when a site dies."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.deploy.proxy import Proxy, Site


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    one = Site()
    yield one
    one.shutdown()


@pytest.fixture(scope="module")
def proxy(open_folder: Callable[[], Path], site: Site) -> Iterator[Proxy]:
    one = Proxy(open_folder(), f"http://127.0.0.1:{site.server_port}")
    one.start()
    yield one
    one.stop()


def test_configuration_is_valid(proxy: Proxy) -> None:
    done = proxy.check()
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr.replace('the "user" directive', "")


@pytest.mark.slow
def test_public_page_is_kept_for_two_seconds_at_most(proxy: Proxy, site: Site) -> None:
    first = [json.loads(proxy.get("/records/A/")[2])["count"] for _ in range(3)]
    time.sleep(2.05)
    assert first == [1, 1, 1]
    assert json.loads(proxy.get("/records/A/")[2])["count"] == 2


def test_many_at_once_cost_one_request(proxy: Proxy, site: Site) -> None:
    threads = [threading.Thread(target=proxy.get, args=("/crowd/",)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert site.hits["/crowd/"] == 1


def test_query_is_part_of_the_key_and_the_application_can_refuse_storing(proxy: Proxy, site: Site) -> None:
    proxy.get("/search/?q=1")
    proxy.get("/search/?q=2")
    assert (site.hits["/search/?q=1"], site.hits["/search/?q=2"]) == (1, 1)
    proxy.get("/private")
    proxy.get("/private")
    assert site.hits["/private"] == 2


def test_office_and_requests_are_never_stored(proxy: Proxy, site: Site) -> None:
    for _ in range(2):
        proxy.get("/desk", host="office.example", port="8444")
        proxy.get("/requests/")
    assert (site.hits["/desk"], site.hits["/requests/"]) == (2, 2)


def test_forged_forwarding_headers_are_thrown_away(proxy: Proxy) -> None:
    forged = {"X-Forwarded-For": "8.8.8.8", "X-Forwarded-Host": "evil.example", "Forwarded": "for=8.8.8.8"}
    told = json.loads(proxy.get("/who/", headers=forged)[2])["headers"]
    assert told["x-forwarded-for"] == "127.0.0.1"
    assert told["x-forwarded-proto"] == "https"
    assert told["host"] == "public.example"
    assert told.keys() & {"x-forwarded-host", "forwarded", "x-real-ip"} == set()


def test_public_pages_get_no_cookie_and_the_office_does(proxy: Proxy) -> None:
    cookie = {"Cookie": "office=1"}
    assert "cookie" not in json.loads(proxy.get("/cookie/", headers=cookie)[2])["headers"]
    office = proxy.get("/cookie/", host="office.example", port="8444", headers=cookie)
    assert json.loads(office[2])["headers"]["cookie"] == "office=1"


def test_nginx_adds_no_security_header_of_its_own_to_a_page(proxy: Proxy) -> None:
    headers = proxy.get("/headers/")[1]
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-cache"
    assert headers["server"] == "nginx"
    assert headers.keys() & {"content-security-policy", "strict-transport-security", "referrer-policy"} == set()


def test_answers_are_compressed_for_those_who_ask(proxy: Proxy) -> None:
    asked = proxy.get("/gzip/", headers={"Accept-Encoding": "gzip"})
    plain = proxy.get("/gzip/")
    assert asked[1]["content-encoding"] == "gzip"
    assert len(asked[2]) < len(plain[2]) / 2
    assert json.loads(plain[2])["count"] == 1


@pytest.mark.parametrize(
    ("path", "host", "port", "megabytes", "status"),
    [
        ("/search/", "public.example", "8443", 2, 413),
        ("/verify/", "public.example", "8443", 20, 200),
        ("/verify/", "public.example", "8443", 26, 413),
        ("/login/", "office.example", "8444", 2, 413),
        ("/imports/", "office.example", "8444", 40, 200),
    ],
)
def test_sizes(proxy: Proxy, path: str, host: str, port: str, megabytes: int, status: int) -> None:
    body = b"0" * (megabytes * 1024 * 1024)
    try:
        answer = proxy.get(path, host=host, port=port, body=body)
    except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
        assert status == 413
    else:
        assert answer[0] == status


def test_an_own_error_page_has_its_own_headers(proxy: Proxy) -> None:
    status, headers, body = proxy.get("/search/", headers={"Content-Length": str(5_000_000)})
    assert status == 413
    assert headers["content-security-policy"] == "default-src 'none'"
    assert "文件过大" in body.decode()


def test_a_strangers_name_gets_no_certificate(proxy: Proxy) -> None:
    with pytest.raises((ssl.SSLError, ConnectionResetError)):
        proxy.get("/", host="stranger.example")
    with pytest.raises((ssl.SSLError, ConnectionResetError)):
        proxy.get("/", host="office.example", port="8443")


def test_log_keeps_no_search_words(proxy: Proxy) -> None:
    proxy.get("/search/?q=secret-words")
    log = (proxy.home / "access.log").read_text()
    assert '"GET /search/" 200' in log
    assert "secret-words" not in log


@pytest.mark.slow
def test_an_old_page_is_never_served(open_folder: Callable[[], Path]) -> None:
    """When the application fails or is gone, nobody sees what might have been withdrawn meanwhile."""
    site = Site()
    proxy = Proxy(open_folder(), f"http://127.0.0.1:{site.server_port}")
    proxy.start()
    try:
        assert proxy.get("/records/B/")[0] == 200
        time.sleep(2.05)
        site.status = 500
        assert proxy.get("/records/B/")[0] == 500
        site.shutdown()
        site.server_close()
        status, headers, body = proxy.get("/records/B/")
        assert status == 502
        assert headers["cache-control"] == "no-store"
        assert "暂时无法访问" in body.decode()
    finally:
        proxy.stop()
