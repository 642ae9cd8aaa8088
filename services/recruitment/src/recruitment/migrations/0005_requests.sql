-- Requests that people make about their data. `retain_until` is null as long as one is open.
CREATE TABLE requests_1 (
    tenant tenant_code NOT NULL,
    request uuid NOT NULL,
    person uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    made_on date NOT NULL,
    acknowledge_by date,
    answer_by date NOT NULL,
    acknowledged_on date,
    advised boolean NOT NULL DEFAULT false,
    answered_on date,
    retain_until date,
    outcome text,
    ground text,
    late text [] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant, request)
);
CREATE INDEX requests_1_by_person ON requests_1 (tenant, person);
SELECT wall('requests_1');
