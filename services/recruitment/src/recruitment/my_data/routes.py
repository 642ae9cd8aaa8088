"""Everything that recruitment holds about the caller."""

from typing import Final

from plp_kit.web import my_data
from recruitment.applications.profile import LABEL
from recruitment.do_not_pair.exclusions import LABEL as EXCLUSIONS
from recruitment.do_not_pair.exclusions import MAY_BE
from recruitment.my_data.use_cases import CONCERNED, HOLDINGS, OwnLists, lists
from recruitment.staff.decider import LINE

blueprint: Final = my_data.blueprint(OwnLists, lists, HOLDINGS, {LABEL, LINE, EXCLUSIONS}, CONCERNED, {MAY_BE})
