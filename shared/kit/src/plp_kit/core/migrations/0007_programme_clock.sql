-- Simulated programme time, one row or none. Production reads the system's clock and never this table.
CREATE TABLE programme_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    reads timestamptz NOT NULL
);
GRANT SELECT ON programme_clock TO plp_app, plp_relay, plp_scheduler;
