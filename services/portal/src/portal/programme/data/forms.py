"""The forms of settings about data: for how long they are kept, what they are used for, and who answers for them."""

from msgspec.structs import asdict, replace

from portal.programme import words
from portal.programme.calls import CleanErasures, Controller, Processing, Retention, Settings
from portal.programme.forms import GroupForm, here
from portal.programme.groups import Group
from portal.programme.rhythm.forms import IN_RANGE, NumbersForm
from portal.site import setting_words as asked
from portal.site.calls import Email
from portal.site.fields import Address, Line, Lines, Number, One
from portal.site.forms import where
from portal.site.present import Choice

YES, NO = "yes", "no"
USUAL_WAIT, USUALLY_ONE_IN = 7, 10
KEPT = words.KEPT_FOR
UNAPPROVED = {"too_short": words.ASSESSMENT_MISSING, "length": words.ASSESSMENT_MISSING}


class RetentionForm(NumbersForm):
    closed_applications = Number(KEPT["closed_applications"], missing=words.MONTHS_MISSING, said=IN_RANGE)
    matching_notes = Number(KEPT["matching_notes"], missing=words.MONTHS_MISSING, said=IN_RANGE)
    journals = Number(KEPT["journals"], missing=words.MONTHS_MISSING, said=IN_RANGE)
    transcripts = Number(KEPT["transcripts"], missing=words.MONTHS_MISSING, said=IN_RANGE)
    survey_answers = Number(KEPT["survey_answers"], missing=words.MONTHS_MISSING, said=IN_RANGE)
    consents = Number(KEPT["consents"], missing=words.MONTHS_MISSING, said=IN_RANGE)
    access_records = Number(KEPT["access_records"], missing=words.MONTHS_MISSING, said=IN_RANGE)
    notices = Number(KEPT["notices"], missing=words.MONTHS_MISSING, said=IN_RANGE)
    requests = Number(KEPT["requests"], missing=words.MONTHS_MISSING, said=IN_RANGE)

    refusals = here(
        {
            "retention_impossible": "closed_applications",
            "notes_outlast_journals": "matching_notes",
            "consents_go_first": "consents",
            "accesses_go_first": "access_records",
        }
    )

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        return asdict(settings.retention)

    def into(self, settings: Settings) -> Settings:
        return replace(settings, retention=Retention(**self.numbers))


class ErasuresForm(GroupForm):
    by_rule = One(
        words.BY_RULE,
        hint=words.BY_RULE_HINT,
        missing=words.BY_RULE_MISSING,
        choices=[Choice(YES, words.YES), Choice(NO, words.NO)],
    )
    assessment = Line(
        words.ASSESSMENT,
        hint=words.ASSESSMENT_HINT,
        said={"too_short": words.ASSESSMENT_MISSING, "length": words.ASSESSMENT_MISSING},
    )
    wait_days = Number(words.WAIT_DAYS, hint=words.WAIT_DAYS_HINT, said=IN_RANGE)
    looked_at_one_in = Number(words.LOOKED_AT, hint=words.LOOKED_AT_HINT, said=IN_RANGE)

    refusals = here(
        {
            "clean_erasures_unapproved": "assessment",
            "clean_erasures_wait": "wait_days",
            "clean_erasures_unseen": "looked_at_one_in",
        }
    )

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        rule = settings.clean_erasures
        return {"by_rule": YES, **asdict(rule)} if rule else {"by_rule": NO}

    def into(self, settings: Settings) -> Settings:
        if self.by_rule.data == NO:
            return replace(settings, clean_erasures=None)
        days, one_in = self.wait_days.number, self.looked_at_one_in.number
        rule = CleanErasures(
            self.assessment.data, USUAL_WAIT if days is None else days, USUALLY_ONE_IN if one_in is None else one_in
        )
        return replace(settings, clean_erasures=rule)


class ProcessingForm(GroupForm):
    basis = One(
        words.BASIS, missing=words.BASIS_MISSING, choices=[Choice(basis, called) for basis, called in words.BASES.items()]
    )
    condition = One(
        words.CONDITION,
        missing=words.CONDITION_MISSING,
        choices=[Choice(condition, called) for condition, called in words.CONDITIONS.items()],
    )
    recipients = Lines(words.RECIPIENTS, hint=words.RECIPIENTS_HINT, most_lines=20, longest=200)

    refusals = here({"condition_missing": "condition", "processing_repeated": "basis"})

    @staticmethod
    def of(settings: Settings, group: Group) -> dict[str, object]:
        use = settings.use(group.part)
        return {"basis": use.basis, "condition": use.condition, "recipients": use.recipients} if use else {}

    def into(self, settings: Settings) -> Settings:
        """In the place of the earlier one, so that nothing else differs."""
        use = Processing(self.group.activity, self.basis.data, self.condition.data, self.recipients.entries)
        if settings.use(self.group.part) is None:
            return replace(settings, processing=(*settings.processing, use))
        return replace(settings, processing=tuple(use if each.activity == use.activity else each for each in settings.processing))


class ControllerForm(GroupForm):
    organisation = Line(words.CONTROLLER, missing=words.CONTROLLER_MISSING)
    address = Line(words.ADDRESS, missing=words.ADDRESS_MISSING)
    officer_email = Address(asked.OFFICER_EMAIL, hint=asked.OFFICER_HINT, missing=asked.OFFICER_MISSING)
    officer_telephone = Line(
        asked.OFFICER_TELEPHONE,
        kind="tel",
        hint=asked.OFFICER_TELEPHONE_HINT,
        said={"pattern": asked.TELEPHONE_WRONG},
    )

    paths = where({"controller.name": "organisation"})

    @staticmethod
    def of(settings: Settings, _: Group) -> dict[str, object]:
        known = settings.controller
        return {**asdict(known), "organisation": known.name} if known else {}

    def into(self, settings: Settings) -> Settings:
        telephone = self.officer_telephone.data or None
        known = Controller(self.organisation.data, self.address.data, Email(self.officer_email.data), telephone)
        return replace(settings, controller=known)
