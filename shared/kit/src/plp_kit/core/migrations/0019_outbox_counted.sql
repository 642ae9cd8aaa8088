-- A service tells operators how much waits to be numbered, and reads nothing of it.
GRANT SELECT (tenant, position) ON outbox TO plp_app;
