"""What an operator is told instead of what they asked for."""


class Refused(Exception):
    """This deployment does not do that; the sentence says why."""
