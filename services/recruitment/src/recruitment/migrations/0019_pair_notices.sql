-- E-mails that a pair causes, one to each of the two. They are listed beside those that the person's application causes.
CREATE TABLE pair_notices_1 (
    tenant tenant_code NOT NULL,
    notice uuid NOT NULL,
    pair uuid NOT NULL,
    person uuid NOT NULL,
    application uuid NOT NULL,
    trigger text NOT NULL,
    wording text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant, notice)
);
CREATE INDEX pair_notices_1_by_pair ON pair_notices_1 (tenant, pair);
CREATE INDEX pair_notices_1_by_application ON pair_notices_1 (tenant, application);
SELECT wall('pair_notices_1');
