-- Three roles. None is a superuser, none may make roles or databases, none goes past row security.
-- Limits are kept by the server, so no process can forget them; the time limits are those of
-- integrity_portal/roles.py (tests/deploy/test_postgres.py compares them).

-- Owns the tables; used by migrate, grant_roles and backup only.
CREATE ROLE portal_owner LOGIN INHERIT NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 10 PASSWORD :'owner_password';
-- The office site, the workers and beat. Not the owner: it cannot switch off a trigger.
CREATE ROLE portal_app LOGIN NOINHERIT NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 80 PASSWORD :'app_password';
-- The public site. Reads the disclosure tables; what it may write, it asks for by a write transaction.
CREATE ROLE portal_public LOGIN NOINHERIT NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 60 PASSWORD :'public_password';

ALTER ROLE portal_app SET statement_timeout = '60s';
ALTER ROLE portal_app SET lock_timeout = '10s';
ALTER ROLE portal_app SET idle_in_transaction_session_timeout = '120s';

ALTER ROLE portal_public SET default_transaction_read_only = on;
ALTER ROLE portal_public SET statement_timeout = '3s';
ALTER ROLE portal_public SET lock_timeout = '2s';
ALTER ROLE portal_public SET idle_in_transaction_session_timeout = '10s';

-- The character classes must know Chinese: LC_CTYPE C breaks searching and folding without a word.
CREATE DATABASE :"database" OWNER portal_owner TEMPLATE template0
    ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO portal_app, portal_public;
GRANT TEMPORARY ON DATABASE :"database" TO portal_app;

\connect :"database"
ALTER SCHEMA public OWNER TO portal_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO portal_app, portal_public;
