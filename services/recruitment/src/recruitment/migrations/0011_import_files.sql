-- Files that wait to be imported, and what became of their rows, sealed; at most a day.
CREATE TABLE import_contents (
    tenant tenant_code NOT NULL,
    key uuid NOT NULL,
    stream text NOT NULL,
    label text NOT NULL,
    sealed text NOT NULL,
    PRIMARY KEY (tenant, key)
);
SELECT wall('import_contents');
