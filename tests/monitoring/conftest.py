import pytest

from tests.monitoring.factories import load_configuration


@pytest.fixture
def configuration(db: None) -> None:
    """Regions, working days and deadlines in place."""
    load_configuration()
