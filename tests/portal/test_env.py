"""A missing or senseless setting stops the start with a sentence that says how to mend it."""

import pytest

from integrity_portal.env import ConfigurationError, Environment, database_settings, read_env_file

PUBLIC = {"PORTAL_SITE": "public"}


def test_an_unknown_site_is_refused():
    with pytest.raises(ConfigurationError, match="PORTAL_SITE is 'intranet'. Set it to 'office' or 'public'."):
        Environment({"PORTAL_SITE": "intranet"})


@pytest.mark.parametrize("name", ["DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "FIELD_KEYS", "LOG_SIGNING_KEY"])
def test_the_public_site_refuses_to_hold_a_private_secret(name):
    with pytest.raises(ConfigurationError, match=f"must hold no private secret, but {name} is set"):
        Environment({**PUBLIC, name: "anything"})


@pytest.mark.parametrize(("site", "name"), [("office", "DATABASE_URL"), ("public", "DATABASE_PUBLIC_URL")])
def test_a_required_variable_is_named(site, name):
    with pytest.raises(ConfigurationError, match=f"{name} is not set, and the {site} site needs it"):
        Environment({"PORTAL_SITE": site}).text(name)


def test_what_one_site_needs_the_other_does_not():
    assert Environment(PUBLIC).text("OFFICE_BASE_URL") == ""


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("true", True), ("0", False), ("", False)])
def test_a_flag(value, expected):
    assert Environment({"DEBUG": value}).flag("DEBUG") is expected


def test_a_senseless_flag_is_refused():
    with pytest.raises(ConfigurationError, match="DEBUG is 'maybe'. Use 1 or 0."):
        Environment({"DEBUG": "maybe"}).flag("DEBUG")


@pytest.mark.parametrize("value", ["-1", "6", "two", "１"])
def test_a_number_outside_its_range_is_refused(value):
    with pytest.raises(ConfigurationError, match="Use a whole number from 0 to 5."):
        Environment({"TRUSTED_PROXIES": value}).integer("TRUSTED_PROXIES", least=0, most=5)


def test_an_address_must_be_absolute():
    with pytest.raises(ConfigurationError, match="Use an absolute address"):
        Environment({"PUBLIC_BASE_URL": "portal.example"}).address("PUBLIC_BASE_URL")


def test_an_address_loses_its_trailing_slash():
    assert Environment({"PUBLIC_BASE_URL": "https://a.example/"}).address("PUBLIC_BASE_URL") == "https://a.example"


@pytest.mark.parametrize("value", ["abc", "zz" * 32, "11" * 31])
def test_a_signing_key_is_64_hexadecimal_digits(value):
    with pytest.raises(ConfigurationError, match="must be 64 hexadecimal digits"):
        Environment({"LOG_SIGNING_KEY": value}).key_hex("LOG_SIGNING_KEY")


@pytest.mark.parametrize("uri", ["", "sqlite:///x", "mysql://a@b/c", "postgresql://host"])
def test_only_postgresql_is_spoken(uri):
    with pytest.raises(ConfigurationError, match="must look like postgresql://"):
        database_settings("DATABASE_URL", uri)


def test_a_database_address_is_decoded():
    entry = database_settings("DATABASE_URL", "postgresql://portal_app:p%40ss@db.example:6432/portal")
    chosen = {key: entry[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
    assert chosen == {
        "USER": "portal_app",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "NAME": "portal",
    }


def test_an_env_file_names_its_bad_line(tmp_path):
    path = tmp_path / "env"
    path.write_text("# comment\nDEBUG=1\n\nexport A\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="line 4: expected NAME=value"):
        read_env_file(path)
