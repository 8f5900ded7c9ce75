-- Login roles and the database, for the private cluster of `npm run services` and for the compose file. May run again at any time.
-- Run by a superuser with psql; passwords come from the environment, never from a command line.
--
-- Group roles (each service, its stances, log) own nothing and cannot log in; the migrations grant them what their service may
-- do. A login role inherits nothing: only inside a transaction that says `set local role ingest` can kv_ingest touch a table.
\set ON_ERROR_STOP on
\set QUIET on
\getenv migrator_password KV_MIGRATOR_PASSWORD
\getenv ingest_password KV_INGEST_PASSWORD
\getenv correlator_password KV_CORRELATOR_PASSWORD
\getenv casework_password KV_CASEWORK_PASSWORD

select format('create role %I nologin', name)
  from unnest(array['ingest', 'ingest_caller', 'ingest_link', 'correlator', 'casework', 'casework_caller', 'log']) as name
  where not exists (select from pg_roles where rolname = name) \gexec

select format('create role %I', name)
  from unnest(array['kv_migrator', 'kv_ingest', 'kv_correlator', 'kv_casework']) as name
  where not exists (select from pg_roles where rolname = name) \gexec

-- createrole: the migrations make group roles that are not there yet.
alter role kv_migrator login createrole password :'migrator_password';
alter role kv_ingest login noinherit password :'ingest_password';
alter role kv_correlator login noinherit password :'correlator_password';
alter role kv_casework login noinherit password :'casework_password';

-- For `kv erase --scrub`: what is erased must leave the write-ahead log too.
grant pg_checkpoint to kv_migrator;

-- Each its own service with its stances (ADR 0017), and `log`, which reads the outbox tables (ids and codes only) and nothing else.
grant ingest, ingest_caller, ingest_link, log to kv_ingest;
grant correlator, log to kv_correlator;
grant casework, casework_caller, log to kv_casework;

select 'create database kruisverband owner kv_migrator'
  where not exists (select from pg_database where datname = 'kruisverband') \gexec
revoke all on database kruisverband, postgres, template1 from public;
grant connect on database kruisverband to kv_ingest, kv_correlator, kv_casework;

\connect kruisverband
grant execute on function pg_switch_wal() to kv_migrator;
revoke all on schema public from public;
-- Kysely keeps its list of migrations where the migrator's search path ends.
grant usage, create on schema public to kv_migrator;
