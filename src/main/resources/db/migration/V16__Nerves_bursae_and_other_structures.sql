-- Injections go around nerves, into bursae, fasciae and more. What was valid stays valid, so no row needs a look.
alter table injection drop constraint ck_injection_structure;
alter table injection add constraint ck_injection_structure check (structure in (
    'LIGAMENT', 'TENDON', 'ENTHESIS', 'JOINT', 'MUSCLE',
    'NERVE', 'BURSA', 'FASCIA', 'CAPSULE', 'MENISCUS', 'FAT_PAD', 'SUBCUTANEOUS')) not valid;
alter table injection_amendment drop constraint ck_injection_amendment_structure;
alter table injection_amendment add constraint ck_injection_amendment_structure check (structure in (
    'LIGAMENT', 'TENDON', 'ENTHESIS', 'JOINT', 'MUSCLE',
    'NERVE', 'BURSA', 'FASCIA', 'CAPSULE', 'MENISCUS', 'FAT_PAD', 'SUBCUTANEOUS')) not valid;
