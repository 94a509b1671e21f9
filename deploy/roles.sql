-- The two roles of docs/operating.md, run once by psql when the database is made.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv service_password SERVICE_PASSWORD
create role prolotherapy_owner login password :'owner_password';
create role prolotherapy login password :'service_password';
create database prolotherapy owner prolotherapy_owner;
revoke all on database prolotherapy from public;
grant connect on database prolotherapy to prolotherapy;
