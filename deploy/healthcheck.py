"""Container health check: asks the local web process for /healthz the way nginx would.

Exit status 0 when the answer is 200, 1 otherwise. Standard library only.
"""

import http.client
import os
import sys

PORT = 8000
SECONDS = 4


def main() -> int:
    """Return the exit status for the container engine."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip() or "localhost"
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": host, "X-Forwarded-Proto": "https"})
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, http.client.HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
