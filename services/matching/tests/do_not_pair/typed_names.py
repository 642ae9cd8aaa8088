"""A thousand invented people as a list has them, and what becomes of their names when others type them."""

import random
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

Typed: TypeAlias = tuple[str, str]
"""How the list has somebody, and how somebody else types them."""

FIRST: Final = {
    "English": "Mary John Susan Peter Alison Gareth Siobhan Fiona Ewan Rhiannon Jean-Paul Anne-Marie",
    "South Asian": "Harpreet Priya Mohammed Ayesha Rajesh Sunita Imran Fatima Gurdeep Ananya Tahmina Nimal",
    "African": "Chukwuemeka Ngozi Kwame Ama Tendai Wanjiru Oluwaseun Adaeze Thandiwe Sipho Amina Yusuf",
    "Chinese": "Xiaoming Wei Li-Na Jing Yuxuan Mei-Ling Hao Xin Yan Zhihao Siu-Wai Ka-Yan",
    "Arabic": "Abdul-Rahman Layla Omar Noor Khalid Samira Hassan Zainab Yousef Rania Tariq Huda",
    "Spanish": "Jos\u00e9 Mar\u00eda In\u00e9s Joaqu\u00edn Bego\u00f1a Luc\u00eda Andr\u00e9s Sof\u00eda "
    "\u00c1ngel Ram\u00f3n Pilar Nuria",
}
LAST: Final = {
    "English": "Smith O'Brien MacDonald Jones Fitzgerald Ashworth Llewellyn Thompson O'Neill Brathwaite McKenzie "
    "Taylor Wood Green",
    "South Asian": "Kaur Iyer Khan Begum Patel Chatterjee Hussain Singh Sandhu Jayawardena Chowdhury Nair Ahmed Bhatt",
    "African": "Eze Okonjo Mensah Boateng Moyo Kamau Adeyemi Okafor Dlamini Nkosi Diallo Abubakar Owusu Banda",
    "Chinese": "Wang Li Zhang Chen Ouyang Liu Huang Lin Wong Cheung Leung Szeto Xu Zhao",
    "Arabic": "al-Sayed Haddad el-Masri Khalil Mansour Nasser Aziz al-Khatib Saleh Farouk Hamdan Qureshi Darwish Shaheen",
    "Spanish": "Garc\u00eda Fern\u00e1ndez L\u00f3pez Ib\u00e1\u00f1ez Mu\u00f1oz P\u00e9rez Ruiz Castro "
    "Vel\u00e1zquez Ortega Molina Navarro Blanco Cruz",
}


def people() -> list[str]:
    """A first name and a surname of each, no two alike; one in three of the Spanish has two surnames, as many do."""
    drawn = [(group, f"{first} {last}") for group in FIRST for first in FIRST[group].split() for last in LAST[group].split()]
    chance = random.Random(7)
    chance.shuffle(drawn)
    two = {name: f"{name} {chance.choice(LAST['Spanish'].split())}" for group, name in drawn if group == "Spanish"}
    return [two[name] if name in two and place % 3 == 0 else name for place, (_, name) in enumerate(drawn[:1000])]


def _misspelt(word: str, chance: random.Random) -> str:
    """A letter too few, too many, another one, or two that changed places."""
    at = chance.randrange(1, len(word))
    other = chance.choice("aeinorst")
    ways = (word[:at] + word[at + 1 :], word[:at] + other + word[at:], word[:at] + other + word[at + 1 :])
    found = chance.choice((*ways, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]))
    return found if found.casefold() != word.casefold() else word + other


def _first_misspelt(name: str, chance: random.Random) -> Typed:
    first, _, last = name.partition(" ")
    return name, f"{_misspelt(first, chance)} {last}"


def _last_misspelt(name: str, chance: random.Random) -> Typed:
    first, _, last = name.partition(" ")
    return name, f"{first} {_misspelt(last, chance)}"


def _swapped(name: str, chance: random.Random) -> Typed:
    first, _, last = name.partition(" ")
    return name, chance.choice((f"{last} {first}", f"{last.upper()}, {first}"))


def _hyphenated(name: str, chance: random.Random) -> Typed:
    """A hyphen in the list that the other leaves out, or joins."""
    second = chance.choice([last for lasts in LAST.values() for last in lasts.split()])
    return f"{name}-{second}", chance.choice((f"{name} {second}", f"{name}{second.lower()}"))


def _married(name: str, chance: random.Random) -> Typed:
    """The list has the new name alone, the other types the old one."""
    second = chance.choice([last for lasts in LAST.values() for last in lasts.split()])
    return f"{name.split(maxsplit=1)[0]} {second}", name


def _married_and_hyphenated(name: str, chance: random.Random) -> Typed:
    second = chance.choice([last for lasts in LAST.values() for last in lasts.split()])
    return f"{name}-{second}", name


def _initial(name: str, _chance: random.Random) -> Typed:
    first, _, last = name.partition(" ")
    return name, f"{first[0]} {last}"


def _plain(name: str, _chance: random.Random) -> Typed:
    """In capitals, without signs above letters, apostrophes and hyphens, with a title."""
    plain = str.maketrans("\u00e9\u00ed\u00f3\u00e1\u00fa\u00f1\u00c1", "eioaunA", "'")
    return name, f"DR {name.translate(plain).replace('-', ' ').upper()}"


KINDS: Final[Mapping[str, Callable[[str, random.Random], Typed]]] = {
    "as the list has it": lambda name, _: (name, name),
    "swapped": _swapped,
    "hyphenated": _hyphenated,
    "in capitals, without accents, with a title": _plain,
    "an initial for the first name": _initial,
    "married, both names": _married_and_hyphenated,
    "married, the new name alone": _married,
    "a letter wrong in the first name": _first_misspelt,
    "a letter wrong in the surname": _last_misspelt,
}
