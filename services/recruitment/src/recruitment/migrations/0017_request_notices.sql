-- E-mails that people's requests about their data cause. No list of a cohort shows them.
CREATE TABLE request_notices_1 (
    tenant tenant_code NOT NULL,
    notice uuid NOT NULL,
    request uuid NOT NULL,
    wording text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant, notice)
);
CREATE INDEX request_notices_1_by_request ON request_notices_1 (tenant, request);
SELECT wall('request_notices_1');
