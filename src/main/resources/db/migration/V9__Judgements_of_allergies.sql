-- What named clinicians say of allergies that name nothing known; null where nobody was asked about it.
alter table screening add column allergy_judgements jsonb;
