"""An example of what an API takes or answers, from its schema: of invented people, and the same each time."""

from typing import Final
from uuid import uuid5

from plp_contracts.examples import EXAMPLES
from plp_contracts.schemas import Schema

KNOWN: Final[dict[str, object]] = {
    "address": "amara.osei@trust.example",
    "advice": "The site was right when it was given, and has changed since. I would grant this.",
    "agreed_on": "2021-05-11",
    "aims": ["Two colleagues learn from each other as equals."],
    "answer": "A quiet room and good tea.",
    "answers": ["To hear about public speaking from where you work.", "An open diary.", None],
    "approver": "Research and evaluation office",
    "authority": "Asked me by phone to apply for them, heard each consent read out, and agreed.",
    "candidates": 17,
    "category": "texts",
    "channel": "Intranet",
    "channels": ["Staff network", "Intranet"],
    "code": "KMvryi4t61TU7stusGlCKg",
    "column": "Where can we reach you?",
    "Contact.how": "Extension 4120",
    "department": "Adult mental health",
    "directorate": "Community health",
    "directorates": ["Community health"],
    "dry_run": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "email": "amara.osei@trust.example",
    "fingerprint": "029862e4ff75a62b43568236b48b788fbfe162ed893fc3a2d955cdac910cfad2",
    "first_month": "2021-04",
    "group_served": "bme",
    "groups_served": ["bme"],
    "hours": "Monday to Friday, 9am to 5pm",
    "interests": ["Walking"],
    "SetUp.missing": [
        {"item": "channels", "code": "set_up_incomplete", "detail": "Name the channels through which the cohort is advertised."}
    ],
    "SeniorSide.level": "Associate director and above",
    "SeniorSide.word": "Senior leaders",
    "ServedSide.groups": ["bme"],
    "ServedSide.word": "Global majority colleagues",
    "ProfileQuestion.question": "What do you hope to learn?",
    "label": "Global majority colleagues",
    "last_month": "2021-11",
    "message": "Missing data for required field.",
    "missing": ["Email"],
    "month": "2021-11",
    "name": "Amara Osei",
    "needs": "A room without steps, please.",
    "not_used": ["Start time"],
    "ods_code": "TZQ",
    "officer_email": "dpo@trust.example",
    "officer_telephone": "0161 496 0110",
    "positive_action_reason": "Few global majority colleagues work at this level.",
    "preferred_name": "Amara",
    "profession": "Nursing",
    "professions": ["Nursing"],
    "PartnersProfile.answers": [{"question": "What do you hope to learn?", "answer": "How a ward sees what we decide."}],
    "profile": ["To hear about public speaking from where you work.", "An open diary.", None],
    "profile_questions": ["What do you hope to learn?", "What would you bring?", "How do you like to work with somebody?"],
    "rate_of_invited": "42.3",
    "rate_of_remaining": "44.0",
    "reason": "They sit on the same board.",
    "recipients": ["The occupational health provider"],
    "reference": "DPIA-TZQ-2021-1",
    "repeated": ["Name"],
    "rule": "content_closed",
    "senior": "Senior leaders",
    "senior_level": "Associate director and above",
    "served": "Global majority colleagues",
    "share": "42.3",
    "share_adding": "42.3",
    "site": "Canal Street",
    "sites": ["Canal Street"],
    "source": "UTF-8, commas",
    "sources": ["applicants.csv"],
    "stance": "for",
    "state": "waiting",
    "telephone": "0161 496 0100",
    "tenant": "tzq",
    "text": "We meet every other month and keep the hour free of other work.",
    "title": "Summer 2021",
    "topics": ["Public speaking", "Staff networks"],
    "topics_to_learn": ["Public speaking"],
    "topics_to_share": ["Staff networks"],
    "trust": "tzq",
    "wave": "mid",
    "web": "https://www.trust.example/speak-up",
    "what": "profile",
    "word_senior": "Senior leaders",
    "word_served": "Global majority colleagues",
    "wording": "I agree to take part, and that the programme keeps what I write for as long as it says.",
    "words": "I moved to Canal Street in June. My profile still says Alder House.",
}
"""What a member of this name holds where its type allows it; `Contact.how` is that of a schema of this name."""

FORMATS: Final = {
    "date": "2021-11-16",
    "date-time": "2021-11-16T09:00:00Z",
    "time": "09:30:00",
    "email": "amara.osei@trust.example",
    "uri": "https://programme.trust.example/",
    "uri-reference": "/cohorts",
}
TYPES: Final[dict[str, type]] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "array": list,
    "number": float,
}
USUAL: Final = 3


def example(document: Schema, schema: Schema, name: str = "", owner: str = "") -> object:
    """Every member is there, and an id is that of its member's name: `cohort` is one cohort in all examples."""
    if "$ref" in schema:
        owner = schema["$ref"].rpartition("/")[2]
        return example(document, document["components"]["schemas"][owner], name or owner.lower(), owner)
    kind = _kind(schema)
    for known in (f"{owner}.{name}", name):
        if known in KNOWN and isinstance(KNOWN[known], TYPES.get(kind, ())) and "enum" not in schema and "format" not in schema:
            return KNOWN[known]
    match schema:
        case {"enum": [first, *_]} | {"const": first} | {"examples": [first, *_]}:
            return first
        case {"anyOf": [*choices]} | {"oneOf": [*choices]}:
            return example(document, next(choice for choice in choices if choice.get("type") != "null"), name, owner)
        case _:
            return _of_kind(document, schema, kind, name, owner)


def _kind(schema: Schema) -> str:
    """Of several, the one that is not null."""
    kind = schema.get("type", "object" if "properties" in schema else "")
    return kind if isinstance(kind, str) else next(each for each in kind if each != "null")


def _of_kind(document: Schema, schema: Schema, kind: str, name: str, owner: str) -> object:
    match kind:
        case "object":
            members = schema.get("properties", {})
            return {member: example(document, said, member, owner) for member, said in members.items()}
        case "array":
            return [example(document, schema["items"], _one_of(name), owner)] * max(1, schema.get("minItems", 1))
        case "string":
            return _text(schema, name)
        case "integer" | "number":
            return min(max(USUAL, schema.get("minimum", USUAL)), schema.get("maximum", USUAL))
        case "boolean":
            return True
        case _:
            return None


def _one_of(name: str) -> str:
    """Of `cohorts`, a cohort."""
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")


def _text(schema: Schema, name: str) -> str:
    form = schema.get("format")
    if form == "uuid":
        return str(uuid5(EXAMPLES, name))
    if form in FORMATS:
        return FORMATS[form]
    return name.replace("_", " ").capitalize()[: schema.get("maxLength")]
