"""A field that takes only JSON's true and false."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields


class YesOrNo(fields.Boolean):
    """Takes only true and false. marshmallow's own field takes 1 even if `truthy` is {True}, because 1 == True."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:  # noqa: ANN401 - as marshmallow's
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, attr, data, **kwargs)
