-- Three roles. None is a superuser, none may make roles or databases, none goes past row security.
-- Limits are kept by the server, so no process can forget them.
\set limits 'NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS'

-- Owns the tables; used by migrate, grant_roles and backup only.
CREATE ROLE :"owner" LOGIN :limits CONNECTION LIMIT 10 PASSWORD :'owner_password';
-- The office site, the workers and beat. Not the owner: it cannot switch off a trigger.
CREATE ROLE :"app" LOGIN :limits CONNECTION LIMIT 80 PASSWORD :'app_password';
-- The public site. Reads disclosure tables; what it may write, it asks for by a write transaction.
CREATE ROLE :"public" LOGIN :limits CONNECTION LIMIT 60 PASSWORD :'public_password';

CREATE DATABASE :"database" OWNER :"owner" TEMPLATE template0
    ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"app", :"public";

-- Imports and scores take minutes, a page never does: tasks raise the limit for themselves.
ALTER ROLE :"app" SET statement_timeout = '10min';
ALTER ROLE :"app" SET lock_timeout = '10s';
ALTER ROLE :"app" SET idle_in_transaction_session_timeout = '60s';

ALTER ROLE :"public" SET default_transaction_read_only = on;
ALTER ROLE :"public" SET statement_timeout = '3s';
ALTER ROLE :"public" SET lock_timeout = '1s';
ALTER ROLE :"public" SET idle_in_transaction_session_timeout = '5s';

ALTER ROLE :"owner" SET lock_timeout = '10s';

\connect :"database"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO :"owner";
GRANT USAGE ON SCHEMA public TO :"app", :"public";
