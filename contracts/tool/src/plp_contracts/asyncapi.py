"""A service's AsyncAPI 3.0 document: the topics that it writes and those that it reads, with the messages on them."""

from collections.abc import Iterable, Sequence
from inspect import cleandoc
from typing import Final

from plp_contracts.headers import HEADERS
from plp_contracts.names import ContractName
from plp_contracts.schemas import Schema
from plp_contracts.sources import Spoken
from plp_kit.service import Service
from plp_kit.web.app import VERSION

TRAIT: Final = "CloudEvent"
SCHEMA_FORMAT: Final = "application/schema+json;version=draft-2020-12"
TENANT: Final = {"tenant": {"description": "The trust's code, such as rha. The tenant of a message is its topic's."}}
ORDER: Final = "One partition, nothing expires. The key is the stream; ce_sequence is dense from 1."


def asyncapi(service: Service, language: Sequence[Spoken]) -> Schema:
    """`language` is all that is published by anybody."""
    published = [each for each in language if each.service.name == service.name]
    received = [each for each in language if str(each.name) in (service.subscription.shapes or {})]
    return {
        "asyncapi": "3.0.0",
        "id": f"urn:plp:{service.name}",
        "info": {"title": service.title, "version": VERSION, "description": _about(service)},
        "defaultContentType": "application/json",
        "channels": {topic: _channel(topic, _on(topic, [*published, *received])) for topic in _topics([*published, *received])},
        "operations": _operations("send", published) | _operations("receive", received),
        "components": _components([*published, *received]),
    }


def unpublished(service: Service, language: Iterable[Spoken]) -> list[str]:
    """What a service would receive and cannot: names that nobody publishes, and topics that it does not follow."""
    topics = {str(each.name): each.publication.topic for each in language}
    return [
        f"receives {name}, which nothing publishes" if name not in topics else f"receives {name}, but does not follow its topic"
        for name in service.subscription.shapes or {}
        if topics.get(name) not in service.subscription.topics
    ]


def _about(service: Service) -> str:
    sends = "" if service.topics else " It sends nothing."
    receives = "" if service.subscription.topics else " It receives nothing."
    return f"What {service.title} tells the other services, and what it receives from them.{sends}{receives}"


def _topics(messages: Iterable[Spoken]) -> list[str]:
    return list(dict.fromkeys(each.publication.topic for each in messages))


def _on(topic: str, messages: Iterable[Spoken]) -> list[Spoken]:
    return [each for each in messages if each.publication.topic == topic]


def _channel(topic: str, messages: Iterable[Spoken]) -> Schema:
    return {
        "address": f"{{tenant}}.{topic}",
        "description": ORDER,
        "parameters": TENANT,
        "messages": {_key(each.name): {"$ref": f"#/components/messages/{_key(each.name)}"} for each in messages},
    }


def _operations(action: str, messages: Sequence[Spoken]) -> Schema:
    return {f"{action}_{topic}": _operation(action, topic, _on(topic, messages)) for topic in _topics(messages)}


def _operation(action: str, topic: str, messages: Iterable[Spoken]) -> Schema:
    channel = f"#/channels/{topic}"
    refs = [{"$ref": f"{channel}/messages/{_key(each.name)}"} for each in messages]
    return {"action": action, "channel": {"$ref": channel}, "messages": refs}


def _components(messages: Iterable[Spoken]) -> Schema:
    trait = {"contentType": "application/json", "headers": HEADERS, "bindings": {"kafka": {"key": {"type": "string"}}}}
    return {"messages": {_key(each.name): _message(each) for each in messages}, "messageTraits": {TRAIT: trait}}


def _message(published: Spoken) -> Schema:
    return {
        "name": str(published.name),
        "title": published.name.title,
        "summary": cleandoc(published.publication.shape.__doc__ or ""),
        "traits": [{"$ref": f"#/components/messageTraits/{TRAIT}"}],
        "payload": {"schemaFormat": SCHEMA_FORMAT, "schema": {"$ref": f"../{published.name.schema_path}"}},
    }


def _key(name: ContractName) -> str:
    """Names of components hold no dots."""
    return f"{name.event.replace('.', '-')}-v{name.version}"
