# syntax=docker/dockerfile:1
# The office image: office site, worker, beat and the one-shot migrate service run from it.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements/production.lock /build/production.lock
RUN /opt/venv/bin/pip install --require-hashes --no-deps -r /build/production.lock && /opt/venv/bin/pip check

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORTAL_SITE=office
RUN groupadd --system --gid 10001 portal \
    && useradd --system --uid 10001 --gid portal --no-create-home --home-dir /nonexistent portal
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY manage.py pyproject.toml ./
COPY deploy/gunicorn.conf.py deploy/healthcheck.py deploy/
COPY integrity_portal/ integrity_portal/
COPY accounts/ accounts/
COPY records/ records/
COPY monitoring/ monitoring/
COPY disclosure/ disclosure/
COPY templates/ templates/
COPY static/ static/
RUN SECRET_KEY=only-for-collectstatic-0123456789-0123456789-0123456789 \
    DATABASE_URL=postgresql://none@localhost/none REDIS_URL=redis://localhost/0 \
    LOG_SIGNING_KEY=0000000000000000000000000000000000000000000000000000000000000000 \
    PUBLIC_BASE_URL=https://localhost OFFICE_BASE_URL=https://localhost ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --noinput && python -m compileall -q /app
USER portal
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "integrity_portal.wsgi:application"]
