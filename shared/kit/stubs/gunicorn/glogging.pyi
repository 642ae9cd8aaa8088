# The part of gunicorn 27 that the kit uses; the library carries no types.

import logging

from gunicorn.app.base import Config

class Logger:
    error_log: logging.Logger
    def setup(self, cfg: Config) -> None: ...
