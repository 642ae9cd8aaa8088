"""The limit: Flask, psycopg and one INSERT in the same gunicorn. `python -m benchmarks.http.bare`; no check of anything."""

import os

from flask import Flask, Response, jsonify, request
from psycopg.types.json import Jsonb
from psycopg_pool import ConnectionPool

from plp_kit.web.server import serve

TABLE = "CREATE TABLE notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), payload jsonb NOT NULL)"


def app() -> Flask:
    made = Flask("bare", static_folder=None)
    pool = ConnectionPool(os.environ["BARE_DATABASE_URL"], min_size=0, max_size=8, open=True)

    @made.post("/notes")
    def note() -> tuple[Response, int]:
        with pool.connection() as db:
            row = db.execute("INSERT INTO notes (payload) VALUES (%s) RETURNING id", (Jsonb(request.get_json()),)).fetchone()
        return jsonify(id=str(row[0]) if row else None, version=1), 201

    return made


if __name__ == "__main__":
    serve(app, "127.0.0.1", int(os.environ["PLP_PORT"]))
