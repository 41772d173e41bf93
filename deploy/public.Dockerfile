# syntax=docker/dockerfile:1
# The public image. What can be taken from it is public anyway: it holds neither the private apps
# (accounts, records, monitoring) nor the packages only they need. Directories are named one by one;
# tests/deploy/test_images.py builds the same list of files and looks for what must not be there.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements/production.lock deploy/requirements_without.py deploy/public-leave-out.txt /build/
RUN python /build/requirements_without.py /build/production.lock /build/public-leave-out.txt > /build/public.lock \
    && /opt/venv/bin/pip install --require-hashes --no-deps -r /build/public.lock && /opt/venv/bin/pip check

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORTAL_SITE=public
RUN groupadd --system --gid 10001 portal \
    && useradd --system --uid 10001 --gid portal --no-create-home --home-dir /nonexistent portal
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY manage.py pyproject.toml ./
COPY deploy/gunicorn.conf.py deploy/healthcheck.py deploy/
COPY integrity_portal/ integrity_portal/
COPY disclosure/ disclosure/
COPY templates/ templates/
COPY static/ static/
RUN SECRET_KEY=only-for-collectstatic-0123456789-0123456789-0123456789 \
    DATABASE_PUBLIC_URL=postgresql://none@localhost/none \
    PUBLIC_BASE_URL=https://localhost ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --noinput && python -m compileall -q /app
USER portal
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "integrity_portal.wsgi:application"]
