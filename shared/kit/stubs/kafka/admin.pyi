from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from kafka import TopicPartition
from kafka.errors import KafkaError
from kafka.structs import OffsetAndMetadata

class ResourceType(IntEnum):
    TOPIC = 2
    GROUP = 3

class ACLOperation(IntEnum):
    READ = 3
    WRITE = 4
    DESCRIBE = 8

class ACLPermissionType(IntEnum):
    ALLOW = 3

class ACLResourcePatternType(IntEnum):
    LITERAL = 3
    PREFIXED = 4

class ResourcePattern:
    def __init__(self, resource_type: ResourceType, resource_name: str, pattern_type: ACLResourcePatternType = ...) -> None: ...

class ACL:
    def __init__(
        self,
        principal: str,
        host: str,
        operation: ACLOperation,
        permission_type: ACLPermissionType,
        resource_pattern: ResourcePattern,
    ) -> None: ...

class ConfigResourceType(IntEnum):
    TOPIC = 2

class ConfigResource:
    def __init__(self, resource_type: ConfigResourceType, name: str, configs: Mapping[str, str] | None = ...) -> None: ...

class ScramMechanism(IntEnum):
    SCRAM_SHA_512 = 2

class UserScramCredentialUpsertion:
    def __init__(self, user: str, mechanism: ScramMechanism, password: str) -> None: ...

class KafkaAdminClient:
    def __init__(self, **configs: Any) -> None: ...
    def create_topics(self, new_topics: Mapping[str, Mapping[str, object]], *, raise_errors: bool = ...) -> dict[str, Any]: ...
    def wait_for_topics(self, topic_names: Sequence[str], timeout_ms: int = ...) -> None: ...
    def describe_topics(self, topics: Sequence[str] | None = ...) -> list[dict[str, Any]]: ...
    def delete_topics(self, topics: Sequence[str], *, raise_errors: bool = ...) -> dict[str, Any]: ...
    def describe_configs(self, config_resources: Iterable[ConfigResource]) -> dict[str, Any]: ...
    def alter_configs(self, config_resources: Iterable[ConfigResource]) -> dict[str, Any]: ...
    def alter_user_scram_credentials(self, alterations: Sequence[UserScramCredentialUpsertion]) -> dict[str, str | None]: ...
    def create_acls(self, acls: Sequence[ACL]) -> dict[str, list[Any]]: ...
    def alter_group_offsets(
        self, group_id: str, offsets: Mapping[TopicPartition, OffsetAndMetadata]
    ) -> dict[TopicPartition, type[KafkaError]]: ...
    def list_group_offsets(self, group_specs: Iterable[str]) -> dict[str, Any]: ...
    def close(self) -> None: ...
