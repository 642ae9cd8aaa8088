-- What operators did with parked messages and halted topics: who, when and why. Rows are added, never changed or deleted.
CREATE TABLE dead_letter_history (
    tenant tenant_code NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    operator text NOT NULL CHECK (operator <> ''),
    action text NOT NULL,
    reason text CHECK (reason <> ''),
    topic text NOT NULL,
    sequence bigint,
    stream text,
    message uuid,
    name text,
    code text NOT NULL,
    outcome text NOT NULL,
    PRIMARY KEY (tenant, at, id),
    CONSTRAINT a_drop_has_a_reason CHECK (action <> 'dropped' OR reason IS NOT NULL)
);
SELECT wall('dead_letter_history', 'SELECT, INSERT');
