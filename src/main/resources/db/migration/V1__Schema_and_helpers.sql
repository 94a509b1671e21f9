-- The baseline of 1.0, V1 to V8, is the shape of the database, by area. From then on there is one change a file, and each
-- is an expansion: what the version before reads and writes goes on working (MigrationsTest).

-- The role that the service works as makes nothing and owns nothing.
revoke create on schema "${flyway:defaultSchema}" from public;
grant usage on schema "${flyway:defaultSchema}" to "${service}";

-- So that an exclusion constraint can compare texts as well as ranges.
create extension if not exists btree_gist;

-- A fact once written stays: corrections are new rows.
create function forbid_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;
