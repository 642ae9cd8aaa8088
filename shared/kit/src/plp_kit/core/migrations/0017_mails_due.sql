-- E-mails that are to be sent, and when each is to be tried, in system time. The event that ends it removes the row.
CREATE TABLE mails_due (
    tenant tenant_code NOT NULL,
    mail uuid NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, mail)
);
CREATE INDEX mails_due_at ON mails_due (due_at);
SELECT wall('mails_due');
-- It learns for which tenants something is due, and nothing else.
CREATE POLICY every_tenant ON mails_due FOR SELECT TO plp_scheduler USING (true);
GRANT SELECT (tenant, due_at) ON mails_due TO plp_scheduler;
