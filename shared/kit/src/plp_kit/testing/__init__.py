"""For tests: stories of deciders, and real servers."""

from plp_kit.testing.story import Story

__all__ = ["Story"]
