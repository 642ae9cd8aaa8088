"""Where somebody works. It is opened for one look or proposal, to tell who must not be paired, and kept nowhere."""

from dataclasses import dataclass

from matching.ids import PersonId


@dataclass(frozen=True, slots=True)
class Post:
    """One place where somebody works: the managers, the nearest first, and the team."""

    managers: tuple[PersonId, ...]
    team: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """All posts that a list has of somebody."""

    posts: tuple[Post, ...]

    @property
    def managers(self) -> frozenset[PersonId]:
        """Of all posts and levels."""
        return frozenset(manager for post in self.posts for manager in post.managers)

    @property
    def teams(self) -> frozenset[str]:
        return frozenset(post.team for post in self.posts if post.team)
