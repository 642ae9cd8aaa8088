"""What recruitment keeps for a period: the deadlines that end it, and the events that say so."""

from typing import Final

from plp_kit.core.retention import Kept
from plp_kit.web import retention

KEPT: Final = (
    Kept("applications", "end_retention", "recruitment.retention_ended.v1"),
    Kept("contacts", "end_contact_retention", "recruitment.staff_forgotten.v1"),
    Kept("names", "forget_name", "recruitment.name_forgotten.v1"),
    Kept("private_addresses", "end_keeping_private_address", "recruitment.private_address_forgotten.v1"),
    Kept("requests", "end_request_retention", "recruitment.request_retention_ended.v1"),
    Kept("holds", "end_hold_retention", "recruitment.hold_retention_ended.v1"),
    Kept("exceptions", "end_exception_retention", "recruitment.exception_retention_ended.v1"),
    Kept("notices", "forget_notices", "recruitment.notice_retention_ended.v1"),
    Kept("import_files", "forget_import_file", "recruitment.file_forgotten.v1"),
)

blueprint: Final = retention.blueprint(KEPT)
