"""The error that ends an operator's command with a message."""


class Refused(Exception):
    """This deployment does not do that; the message says why."""
