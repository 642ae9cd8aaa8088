-- Each text that a partner has written, for its author to take back or revise.
CREATE TABLE writing_1 (
    tenant tenant_code NOT NULL,
    partnership uuid NOT NULL,
    text uuid NOT NULL,
    author uuid NOT NULL,
    wording sealed NOT NULL,
    written_on date NOT NULL,
    PRIMARY KEY (tenant, partnership, text)
);
CREATE INDEX writing_1_by_author ON writing_1 (tenant, author);
SELECT wall('writing_1');
