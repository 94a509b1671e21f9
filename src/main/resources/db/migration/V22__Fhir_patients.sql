-- Where a clinic's patients are found as FHIR resources: for each identifier system, the address of a patient.
alter table clinic
    add column fhir_patients jsonb not null default '{}';
