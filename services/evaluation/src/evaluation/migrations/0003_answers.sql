-- Sealed answers until their survey has closed. There is no time, no number and no default: no column shows who answered first.
CREATE TABLE waiting_answers (
    tenant tenant_code NOT NULL,
    survey uuid NOT NULL,
    person uuid NOT NULL,
    key uuid NOT NULL,
    sealed text NOT NULL,
    PRIMARY KEY (tenant, survey, person)
);
SELECT wall('waiting_answers');
