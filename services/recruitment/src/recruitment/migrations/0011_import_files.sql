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

-- Files that were sent and are not imported yet. A staff list is for no cohort.
CREATE TABLE waiting_files_1 (
    tenant tenant_code NOT NULL,
    import_file uuid NOT NULL,
    cohort uuid,
    kept_at timestamptz NOT NULL,
    forget_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, import_file)
);
SELECT wall('waiting_files_1');
