-- Exceptions to the rules about roles: who is let through which rule, and until when. The reason is sealed under the person's key.
CREATE TABLE exceptions_1 (
    tenant tenant_code NOT NULL,
    exception uuid NOT NULL,
    person uuid NOT NULL,
    rule text NOT NULL,
    reason sealed NOT NULL,
    recorded_by uuid NOT NULL,
    begins_on date NOT NULL,
    last_day date NOT NULL,
    ended_on date,
    PRIMARY KEY (tenant, exception)
);
CREATE INDEX exceptions_1_by_person ON exceptions_1 (tenant, person);
SELECT wall('exceptions_1');
