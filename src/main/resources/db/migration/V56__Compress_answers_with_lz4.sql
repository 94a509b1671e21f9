-- An answer is some kilobytes of JSON, and PostgreSQL's own compression takes longer for it than writing everything else of a new plan.
do $$
begin
    alter table idempotent_request alter column body set compression lz4;
exception
    when feature_not_supported then
        raise notice 'This PostgreSQL was built without lz4; answers are compressed with pglz.';
end
$$;
