-- Commands that fall due in programme time. Its event removes a row; a refusal marks it.
CREATE TABLE deadlines (
    tenant tenant_code NOT NULL,
    stream text NOT NULL,
    name text NOT NULL,
    due_at timestamptz NOT NULL,
    refused text,
    PRIMARY KEY (tenant, stream, name)
);
CREATE INDEX deadlines_due ON deadlines (due_at) WHERE refused IS NULL;
SELECT wall('deadlines');
CREATE POLICY every_tenant ON deadlines TO plp_scheduler USING (true);
GRANT SELECT ON deadlines TO plp_scheduler;
