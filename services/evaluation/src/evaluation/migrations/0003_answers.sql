-- Sealed answers until their survey has closed. There is no time, no number and no default: no column shows who answered first.
CREATE TABLE waiting_answers (
    tenant tenant_code NOT NULL,
    survey uuid NOT NULL,
    person uuid NOT NULL,
    key uuid NOT NULL,
    sealed text NOT NULL,
    PRIMARY KEY (tenant, survey, person)
);
-- Keys of answers that were replaced or have entered the log, until the vault has destroyed them.
CREATE TABLE spent_keys (
    tenant tenant_code NOT NULL,
    survey uuid NOT NULL,
    key uuid NOT NULL,
    PRIMARY KEY (tenant, survey, key)
);
SELECT wall('waiting_answers');
SELECT wall('spent_keys', 'SELECT, INSERT, DELETE');
