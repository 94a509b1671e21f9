-- Who called, always; who took the responsibility, where a request names someone, is in changed_by. Older revisions do not know.
alter table plan_revision add column client_id text, add column user_id text;
