"""What one partner wants to learn, in their own words, against what the other would share: TF-IDF on character 2-4-grams.

Words that say who somebody is are masked. Every text becomes whole numbers of length at most `LENGTH`, on its weightiest grams,
so that a likeness is an exact integer: the same for any order of people, and on any machine.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matching.ids import PersonId
from matching.planning.identity_words import says_who
from matching.planning.scores import Candidate

LENGTH: Final = 1024
ALIKE: Final = LENGTH * LENGTH
GRAMS: Final = 48
SHOWN: Final = 5
TELLING: Final = 4
WORD: Final = re.compile(r"[^\W\d_]+")

Matrix: TypeAlias = "sparse.csr_matrix[Any]"


@dataclass(frozen=True, slots=True)
class Aims:
    """All texts of a round: `rows` finds a person's; a row of `wants` or `offers` is a text."""

    rows: Mapping[PersonId, int]
    wants: Matrix = field(repr=False)
    offers: Matrix = field(repr=False)
    words: Mapping[str, int] = field(repr=False)
    grams: Matrix = field(repr=False)

    def likeness(self, learners: Sequence[PersonId], others: Sequence[PersonId]) -> NDArray[np.int64]:
        """Of what each learner wants with what each other offers, up to `ALIKE`: a row a learner."""
        wanted, offered = self.wants[self._of(learners)], self.offers[self._of(others)]
        likeness: NDArray[np.int64] = (wanted @ offered.T).toarray()
        return likeness

    def phrases(self, learner: Candidate, other: Candidate) -> tuple[str, ...]:
        """The learner's words that bring the likeness about, the weightiest first; shorter ones than `TELLING` tell nothing."""
        wanted, offered = self.wants[[self.rows[learner.person]]], self.offers[[self.rows[other.person]]]
        brought = self.grams @ np.asarray(wanted.multiply(offered).toarray()).ravel()
        said = sorted({word for word in _words(learner.wants) if word in self.words and len(word) >= TELLING})
        weighed = sorted((-int(brought[self.words[word]]), word) for word in said)
        return tuple(word for weight, word in weighed[:SHOWN] if weight < 0)

    def _of(self, people: Sequence[PersonId]) -> list[int]:
        return [self.rows[person] for person in people]


def aims(candidates: Iterable[Candidate]) -> Aims:
    known = sorted(candidates, key=lambda candidate: candidate.person)
    small = {word for candidate in known for text in (candidate.wants, candidate.offers) for word in _small(text)}
    texts = [_kept(text, small) for text in (*(one.wants for one in known), *(one.offers for one in known))]
    words = {word: number for number, word in enumerate(sorted({word for text in texts for word in text}))}
    grams = _grams(words)
    vectors = _vectors(_counted(texts, words) @ grams)
    rows = {candidate.person: row for row, candidate in enumerate(known)}
    return Aims(rows, vectors[: len(known)], vectors[len(known) :], words, grams)


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def _small(text: str) -> Iterable[str]:
    return (word for word in WORD.findall(text) if word.islower())


def _kept(text: str, small: set[str]) -> Counter[str]:
    """Words that count. One with a capital is taken for a name, unless somebody in the round writes it small."""
    return Counter(word for word in _words(text) if word in small and not says_who(word))


def _counted(texts: Sequence[Counter[str]], words: Mapping[str, int]) -> Matrix:
    found = [(row, words[word], count) for row, text in enumerate(texts) for word, count in text.items()]
    return _matrix(found, (len(texts), len(words)))


def _grams(words: Mapping[str, int]) -> Matrix:
    """How often each gram is in each word. A space on either side belongs to the word; no gram runs over two words."""
    parts = {word: _parts(word) for word in words}
    numbers = {gram: number for number, gram in enumerate(sorted({gram for found in parts.values() for gram in found}))}
    found = [(words[word], numbers[gram], count) for word, of in parts.items() for gram, count in of.items()]
    return _matrix(found, (len(words), len(numbers)))


def _parts(word: str) -> Counter[str]:
    spaced = f" {word} "
    return Counter(spaced[at : at + size] for size in (2, 3, 4) for at in range(len(spaced) - size + 1))


def _matrix(found: Sequence[tuple[int, int, int]], shape: tuple[int, int]) -> Matrix:
    cells = np.array(found, dtype=np.int64).reshape(len(found), 3)
    made: Matrix = sparse.csr_matrix((cells[:, 2], (cells[:, 0], cells[:, 1])), shape=shape)
    made.sort_indices()
    return made


def _vectors(counts: Matrix) -> Matrix:
    """Frequency by rarity, the weightiest grams only, then scaled to whole numbers of at most `LENGTH`."""
    texts = counts.shape[0]
    counts.sort_indices()
    rarity = np.log((1 + texts) / (1 + np.bincount(counts.indices, minlength=counts.shape[1]))) + 1
    weights = counts.data * rarity[counts.indices]
    found = [_weightiest(weights[begin:end]) + begin for begin, end in zip(counts.indptr[:-1], counts.indptr[1:], strict=True)]
    lengths = np.array([len(places) for places in found], dtype=np.int64)
    places = np.concatenate([*found, np.array([], dtype=np.int64)]).astype(np.int64)
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    norms = np.sqrt([float((weights[of] ** 2).sum()) for of in found])
    scaled = np.floor(LENGTH * weights[places] / np.repeat(norms, lengths)).astype(np.int64)
    made: Matrix = sparse.csr_matrix((scaled, counts.indices[places], bounds), shape=counts.shape)
    return made


def _weightiest(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Their places, in order; among equals the gram that comes first."""
    return np.sort(np.argsort(-weights, kind="stable")[:GRAMS])
