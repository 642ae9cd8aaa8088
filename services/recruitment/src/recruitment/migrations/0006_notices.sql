-- E-mails that applications cause.
CREATE TABLE notices_1 (
    tenant tenant_code NOT NULL,
    notice uuid NOT NULL,
    application uuid NOT NULL,
    trigger text NOT NULL,
    wording text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant, notice)
);
CREATE INDEX notices_1_by_application ON notices_1 (tenant, application);
SELECT wall('notices_1');

-- How far each has come that was begun to be sent. `code` is the mail server's, where it did not take it.
CREATE TABLE deliveries_1 (
    tenant tenant_code NOT NULL,
    notice uuid NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    code text,
    PRIMARY KEY (tenant, notice)
);
SELECT wall('deliveries_1');
