"""Draws from a trust's own seed."""

from random import Random


def happens(random: Random, share: float) -> bool:
    return random.random() < share
