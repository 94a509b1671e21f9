-- Whoever gets an answer again has seen what the first answer was about; answers from before name no event.
alter table idempotent_request
    add column event_id uuid;
