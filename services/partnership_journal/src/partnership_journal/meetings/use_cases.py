"""Who plans a meeting, or records one."""

from partnership_journal.partnerships import use_cases as partnerships

partner = partnerships.partner
