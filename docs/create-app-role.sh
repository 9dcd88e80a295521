#!/bin/sh
# Makes the role of the running app (docs/operations.md). Run once by an account that may create roles.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE platzwart_app LOGIN PASSWORD :'password';
ALTER ROLE platzwart_app SET statement_timeout = '10s';
ALTER ROLE platzwart_app SET lock_timeout = '5s';
ALTER ROLE platzwart_app SET idle_in_transaction_session_timeout = '15s';
SQL
