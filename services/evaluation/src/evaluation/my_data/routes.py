"""Everything that evaluation holds about the caller."""

from typing import Final

from evaluation.my_data.use_cases import HOLDINGS, OwnLists, lists
from plp_kit.web import my_data

blueprint: Final = my_data.blueprint(OwnLists, lists, HOLDINGS)
