-- What kind of drug a hold decision is about; of earlier decisions nobody has said.
alter table screening
    add column hold_class text,
    add constraint ck_screening_hold_class
        check (hold_class in ('ANTI_INFLAMMATORY', 'ANTICOAGULANT', 'ANTIPLATELET', 'CORTICOSTEROID')
            and (hold_class is null or hold_drug is not null));
