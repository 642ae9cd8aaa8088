"""For tests: stories of deciders, and real servers."""

from plp_testkit.story import Story

__all__ = ["Story"]
