-- What a session costs, by year, protocol and currency. A setting: the schedule of a year may be replaced.
create table fee_schedule (
    year    integer not null,
    version bigint  not null,
    constraint pk_fee_schedule primary key (year),
    constraint ck_fee_schedule_year check (year between 1900 and 2999)
);

create table fee (
    year     integer not null,
    protocol text    not null,
    currency text    not null,
    amount   numeric not null,
    constraint pk_fee primary key (year, protocol, currency),
    constraint fk_fee_schedule foreign key (year) references fee_schedule (year),
    constraint ck_fee_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_fee_amount check (amount >= 0 and amount < 1000000000000)
);
