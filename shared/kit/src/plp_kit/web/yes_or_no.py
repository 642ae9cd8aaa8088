"""A field that is true or false, and nothing that Python takes for either."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields


class YesOrNo(fields.Boolean):
    """JSON's true and false alone. marshmallow's own takes words and numbers, too, even where `truthy` is {True}: 1 equals it."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:  # noqa: ANN401 - as marshmallow's
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, attr, data, **kwargs)
