"""Everything that recruitment holds about the caller."""

from typing import Final

from plp_kit.web import my_data
from recruitment.my_data.use_cases import HOLDINGS, OwnLists, lists

blueprint: Final = my_data.blueprint(OwnLists, lists, HOLDINGS)
