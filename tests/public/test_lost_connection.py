"""A database that was restarted costs no reader an error: the dead connection is opened again."""

import psycopg2
import pytest

from tests import cluster
from tests.conftest import database_name

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_page_after_the_connection_was_ended(client):
    assert client.get("/").status_code == 200
    link = psycopg2.connect(cluster.superuser_url(database_name()))
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE usename = 'portal_public' AND datname = current_database()"
        )
        assert cursor.fetchone()[0] >= 1
    link.close()
    assert client.get("/search/").status_code == 200
