-- E-mails that applications cause; they wait until something sends them.
CREATE TABLE notices_1 (
    tenant tenant_code NOT NULL,
    notice uuid NOT NULL,
    application uuid NOT NULL,
    trigger text NOT NULL,
    wording text NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    PRIMARY KEY (tenant, notice)
);
CREATE INDEX notices_1_by_application ON notices_1 (tenant, application);
SELECT wall('notices_1');
