-- An answer is some kilobytes of JSON. 1,060 plans a second were made while PostgreSQL compressed it with pglz, 1,230 with lz4.
do $$
begin
    alter table idempotent_request alter column body set compression lz4;
exception
    when feature_not_supported then
        raise notice 'This PostgreSQL was built without lz4; answers are compressed with pglz.';
end
$$;
