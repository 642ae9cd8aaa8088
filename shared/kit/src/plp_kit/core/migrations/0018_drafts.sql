-- What somebody has typed into a question of a form and not sent yet, sealed: theirs alone to read, for thirty days at most.
CREATE TABLE drafts (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    form text NOT NULL,
    subject uuid NOT NULL,
    question text NOT NULL,
    version integer NOT NULL,
    saved_at timestamptz NOT NULL,
    content sealed NOT NULL,
    PRIMARY KEY (tenant, person, form, subject, question)
);
CREATE INDEX drafts_by_age ON drafts (tenant, saved_at);
SELECT wall('drafts');
