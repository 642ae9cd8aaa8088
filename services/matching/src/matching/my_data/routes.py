"""Everything that matching holds about the caller."""

from typing import Final

from matching.my_data.use_cases import HOLDINGS, OwnLists, lists
from plp_kit.web import my_data

blueprint: Final = my_data.blueprint(
    OwnLists, lists, HOLDINGS, {"profile", "line", "do_not_pair", "conflict"}, unshown={"may_be"}
)
