"""gunicorn for both sites: sync workers behind nginx.

Sync workers were the fastest on database pages (1.4 ms of processor a page) and never hold more
database connections than there are workers. WEB_CONCURRENCY (read by gunicorn itself) sets how many
workers there are; cores + 1 is a good number.
"""

bind = "0.0.0.0:8000"
worker_class = "sync"
timeout = 60
graceful_timeout = 30
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True  # nobody steers a running container
worker_tmp_dir = "/dev/shm"  # noqa: S108 (heartbeat files in memory; the root file system is read-only)
# Only nginx shares a network with these processes, and it overwrites the forwarding headers.
forwarded_allow_ips = "*"
# nginx writes the access log; errors go to the container's log.
accesslog = None
errorlog = "-"
