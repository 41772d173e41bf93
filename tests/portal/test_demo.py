"""The demonstration says so when it keeps data of another size than was asked for."""

from integrity_portal.demo import kept_instead


def test_data_of_another_size_is_kept_and_said() -> None:
    assert kept_instead("5000", "5000\n") == ""
    assert kept_instead("5000", "50000") == (
        "  The data of 5000 records is kept. For 50000: `make demo-clean`, then again."
    )
