"""docker-compose.yml: everything it names exists, each service holds what it may hold, only nginx is published."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from integrity_portal.env import PUBLIC, VARIABLES, read_env_file
from tests.deploy.images import PROJECT

TEXT = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
EXAMPLE = read_env_file(PROJECT / ".env.example")
OURS = ("public", "office", "worker", "worker-scaled", "beat", "migrate")
PRIVATE = {name for name, variable in VARIABLES.items() if PUBLIC in variable.forbidden}


def volumes(service: dict[str, Any]) -> list[tuple[str, str]]:
    """(source, target) of each volume; a `${NAME:-default}` source is its default, or empty when it is required."""
    found = []
    for line in service.get("volumes", []):
        source, target, *_ = re.sub(r"\$\{\w+(?::[-?]([^}]*))?\}", _default, line).split(":")
        found.append((source, target))
    return found


def _default(match: re.Match[str]) -> str:
    return match[1] if ":-" in match[0] else ""


def reachable(one: str, other: str) -> bool:
    return bool(set(SERVICES[one]["networks"]) & set(SERVICES[other]["networks"]))


def test_the_services_of_the_design_exist() -> None:
    wanted = {"nginx", "public", "office", "worker", "beat", "migrate", "postgres", "redis-office", "redis-public"}
    assert {n for n, s in SERVICES.items() if "profiles" not in s} == wanted
    assert {n: s["profiles"] for n, s in SERVICES.items() if "profiles" in s} == {
        "worker-scaled": ["scaled"],
        "postgres-replica": ["scaled"],
    }


@pytest.mark.parametrize("name", SERVICES)
def test_everything_a_service_names_exists(name: str) -> None:
    service = SERVICES[name]
    assert set(service["networks"]) <= COMPOSE["networks"].keys()
    for dependency, condition in service.get("depends_on", {}).items():
        assert dependency in SERVICES
        assert "profiles" not in SERVICES[dependency]
        if condition["condition"] == "service_healthy":
            assert "test" in SERVICES[dependency]["healthcheck"]
    for source, _ in volumes(service):
        if source.startswith("./"):
            assert (PROJECT / source).exists(), source
        elif source:
            assert source in COMPOSE["volumes"]
    if build := service.get("build"):
        assert (PROJECT / build["context"] / build["dockerfile"]).is_file()


def test_no_network_or_volume_stands_unused() -> None:
    used = {network for service in SERVICES.values() for network in service["networks"]}
    assert used == COMPOSE["networks"].keys()
    mounted = {source for service in SERVICES.values() for source, _ in volumes(service)}
    assert COMPOSE["volumes"].keys() <= mounted


def test_public_service_holds_no_private_secret() -> None:
    assert {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "FIELD_KEYS", "LOG_SIGNING_KEY"} <= PRIVATE
    assert SERVICES["public"]["environment"].keys() & PRIVATE == set()
    assert "env_file" not in SERVICES["public"]
    values = " ".join(SERVICES["public"]["environment"].values())
    assert set(re.findall(r"\$\{(\w+)", values)) & (PRIVATE | {"SECRET_KEY"}) == set()


def test_only_migrate_and_the_database_hold_the_owners_address() -> None:
    holders = {n for n, s in SERVICES.items() if "DATABASE_OWNER_URL" in s.get("environment", {})}
    assert holders == {"migrate", "postgres"}


def test_only_nginx_is_published() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"nginx"}
    assert not any("network_mode" in service for service in SERVICES.values())


def test_networks_keep_the_public_site_apart() -> None:
    others = ("redis-office", "office", "worker", "worker-scaled", "beat", "migrate")
    assert [name for name in others if reachable("public", name)] == []
    assert reachable("public", "postgres")
    assert reachable("public", "redis-public")
    assert not reachable("nginx", "postgres")
    assert not reachable("nginx", "redis-office")
    open_ones = {name for name, network in COMPOSE["networks"].items() if not (network or {}).get("internal")}
    assert {n for n, s in SERVICES.items() if set(s["networks"]) & open_ones} == {"nginx", "worker", "worker-scaled"}


@pytest.mark.parametrize("name", [*OURS, "nginx", "redis-office", "redis-public"])
def test_containers_are_read_only_and_without_privileges(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_every_lasting_service_restarts_and_has_a_health_check() -> None:
    lasting = {name: service for name, service in SERVICES.items() if name != "migrate"}
    assert {service["restart"] for service in lasting.values()} == {"unless-stopped"}
    assert [name for name, service in lasting.items() if "test" not in service["healthcheck"]] == []
    assert SERVICES["migrate"]["restart"] == "no"


@pytest.mark.parametrize("name", OURS)
def test_our_services_use_known_variables_and_hold_the_required_ones(name: str) -> None:
    environment = SERVICES[name]["environment"]
    assert environment.keys() - VARIABLES.keys() <= {"WEB_CONCURRENCY"}
    site = environment["PORTAL_SITE"]
    required = {variable.name for variable in VARIABLES.values() if site in variable.required}
    assert required <= environment.keys()


def test_env_example_explains_every_variable_of_compose_and_of_the_settings() -> None:
    used = set(re.findall(r"(?<!\$)\$\{(\w+)", TEXT))
    assert used <= EXAMPLE.keys()
    assert VARIABLES.keys() <= EXAMPLE.keys()
    assert EXAMPLE.keys() <= VARIABLES.keys() | used


def test_env_example_has_a_comment_above_each_group_and_no_real_secret() -> None:
    blocks = Path(PROJECT / ".env.example").read_text(encoding="utf-8").split("\n\n")
    assert [block for block in blocks if not block.startswith("#")] == []
    assert EXAMPLE["LOG_SIGNING_KEY"] == "0" * 64
    assert EXAMPLE["FIELD_KEYS"] == ""
    passwords = [EXAMPLE[n] for n in EXAMPLE if n.endswith(("_PASSWORD", "SECRET_KEY")) and EXAMPLE[n]]
    addresses = [EXAMPLE[n] for n in ("DATABASE_OWNER_URL", "DATABASE_URL", "DATABASE_PUBLIC_URL")]
    assert [value for value in passwords + addresses if "change" not in value] == []
