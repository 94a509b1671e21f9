-- What was mixed at once for a session, and how a product of the patient's own blood was prepared for it.
alter table session_record
    add column batch_solution text,
    add column batch_lot_number text,
    add column batch_expires_on date,
    add column batch_prepared_by text,
    add column batch_prepared_at timestamptz,
    add column preparation_drawn_ml numeric,
    add column preparation_spins integer,
    add column preparation_platelets_before integer,
    add column preparation_platelets_after integer,
    add column preparation_activated boolean,
    add column preparation_kit_lot text,
    add constraint ck_session_record_batch check (
        num_nulls(batch_solution, batch_lot_number) in (0, 2)
        and (batch_solution is not null or num_nonnulls(batch_expires_on, batch_prepared_by, batch_prepared_at) = 0));

alter table record_amendment
    add column batch_solution text,
    add column batch_lot_number text,
    add column batch_expires_on date,
    add column batch_prepared_by text,
    add column batch_prepared_at timestamptz,
    add column preparation_drawn_ml numeric,
    add column preparation_spins integer,
    add column preparation_platelets_before integer,
    add column preparation_platelets_after integer,
    add column preparation_activated boolean,
    add column preparation_kit_lot text,
    add constraint ck_record_amendment_batch check (
        num_nulls(batch_solution, batch_lot_number) in (0, 2)
        and (batch_solution is not null or num_nonnulls(batch_expires_on, batch_prepared_by, batch_prepared_at) = 0));
