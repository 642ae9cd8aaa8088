"""The words of the pages about what is held of a person, who has looked at it, and copies of it."""

from typing import Final

# Your data

TITLE: Final = "Your data"
LEAD: Final = "This is what your trust holds about you for this programme. Only you can see this page."
READERS_LINK: Final = "Who has looked at your data"
CONSENTS_LINK: Final = "Your consents"
REQUESTS_LINK: Final = "Ask for something about your data, or complain"
DOWNLOAD_LINK: Final = "Download your data"
WRITING_LINK: Final = "What you have written"
ADDRESS_LINK: Final = "Your private address"
ERASURE_LINK: Final = "Ask for your data to be erased"
PARTS: Final = {
    "recruiting": "Applying, and your account",
    "matching": "Matching",
    "partnership": "Your partnership",
    "surveys": "Surveys",
}
"""By the part of an address that a download has."""
AWAY: Final = "We cannot show this part at the moment, because it is not answering. Try again in a few minutes."
NOT_HERE: Final = "Nothing is held about you in this part."
SURVEYS_KEPT_APART: Final = (
    "Your answers to surveys are not kept with your name, so they are not here. "
    "To read, change or withdraw them you need the code that you were given before the first question."
)
NONE: Final = "None"
STATES: Final = {
    "interested": "Not sent yet",
    "invited": "Not sent yet",
    "applied": "Waiting for a decision",
    "accepted": "Accepted",
    "waiting": "On the waiting list",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
    "lapsed": "Not sent in time",
    "left": "Ended because you left the trust",
}
IN_COHORT: Final = "{cohort}: {state}"
A_COHORT: Final = "A cohort"
SEE_APPLICATION: Final = "See your application to {cohort}"
APPLICATIONS: Final = "Your applications"
DRAFTS: Final = "Drafts"
DRAFT_COUNTS: Final = ("{count} draft that you have not sent", "{count} drafts that you have not sent")
PAIRS: Final = "Your pairs"
PAIR_COUNTS: Final = ("{count} pair that was published", "{count} pairs that were published")
PARTNERSHIPS: Final = "Your partnerships"
SINCE: Final = "{name}, since {day}"
FROM_TO: Final = "{name}, from {first} to {last}"
INVITED_SURVEYS: Final = "Surveys you were asked to answer"
ANSWERED: Final = "{survey}: answered"
NOT_ANSWERED: Final = "{survey}: not answered, closes on {day}"
RECORD: Final = "Everything that is on record in this part"
RECORD_OF: Final = "Everything that is on record: {part}"
RECORD_HEAD: Final = ("When", "What happened", "Details")
RECORD_COUNTS: Final = ("{count} entry, the latest first", "{count} entries, the latest first")
PAIR: Final = "{name}: {value}"
CONSENT: Final = "Consent: {purpose}"
YES: Final = "Yes"
NO: Final = "No"

EVENTS: Final = {
    "AccessNeedsRecorded": "You said what you need to take part",
    "Accepted": "Your application was accepted",
    "AgreementWritten": "You wrote your part of the agreement",
    "ApplicationChanged": "You changed your application",
    "Applied": "Your application was sent",
    "AttendanceRecorded": "It was recorded that you came to a session",
    "CandidateEntered": "Matching received your profile",
    "CandidateGone": "Matching removed you from the people to be matched",
    "CandidateReturned": "Matching received your profile again",
    "ClockRanOut": "Your request was not dealt with in time",
    "ConflictEntered": "A conflict of interest that you entered was recorded",
    "ConflictsForgotten": "Conflicts of interest were deleted",
    "ConflictsLifted": "Conflicts of interest were lifted",
    "ConsentsChanged": "You changed your consents",
    "ConsentsRecorded": "Surveys received your consents",
    "ContactConfirmed": "How to reach you was confirmed",
    "ContactRecorded": "How to reach you was recorded",
    "ContactRetained": "How to reach you is kept",
    "Declined": "Your application was declined",
    "DeparturePlanned": "It was recorded that you will leave the trust",
    "DepartureReceived": "Your departure from the trust was recorded",
    "DepartureRecorded": "Your departure from the trust was recorded",
    "DepartureRetracted": "It was recorded that you stay at the trust",
    "DestructionBegun": "The period for which your application is kept has ended",
    "ErasureAsked": "You asked for your data to be erased",
    "ErasureBegun": "The erasure of your data began",
    "ErasureReferred": "A person looks at your request to be erased",
    "ErasureRefused": "Your request to be erased was refused",
    "ErasureRetracted": "You took back your request to be erased",
    "ExceptionEnded": "An exception to a rule about you ended",
    "ExceptionRecorded": "An exception to a rule about you was recorded",
    "ExceptionRetentionEnded": "The reason for an exception was deleted",
    "ExclusionsPublished": "Matching received whom you must not be paired with, or that it is nobody",
    "ExclusionsRecorded": "Matching received whom you must not be paired with, or that it is nobody",
    "ExclusionsWritten": "You wrote whom you must not be paired with, or nobody",
    "GoalReached": "A goal of yours was reached",
    "GoalSet": "You set a goal",
    "GoalTakenBack": "You took back a goal",
    "IdentitiesJoined": "Two records of you were joined",
    "InterestShown": "You started an application",
    "Invited": "You were invited to apply",
    "InvitedListed": "You were asked to answer a survey",
    "InvitationRemoved": "Your invitation was removed",
    "InvitationTaken": "You took up your invitation",
    "JoinCodeMade": "A code was made to join two records of you",
    "JoinCodeUsed": "A code was used to join two records of you",
    "JoinedPartnership": "You became part of a partnership",
    "Lapsed": "Your application ended because it was not sent in time",
    "LapseMoved": "The last day to send your application moved",
    "LaunchMoved": "The launch of your cohort moved",
    "LeftTrust": "You left the trust",
    "LineRecorded": "Your manager and team were recorded from a staff list",
    "MeetingHeld": "You recorded a meeting",
    "MeetingPlanned": "You planned a meeting",
    "NameForgotten": "Your name was deleted",
    "NameTold": "Your sign-in told us your name",
    "NotesForgotten": "Notes were deleted",
    "NoticesForgotten": "The record of e-mails about your application was deleted",
    "PairNoticesForgotten": "The record of e-mails about your pair was deleted",
    "PairRecorded": "You were paired",
    "PairTakenBack": "Your pair was taken back",
    "PartnerLost": "Your partner left",
    "PartnerLostBefore": "Your partner left before the partnership began",
    "PartnershipEnded": "A partnership of yours ended",
    "PartnershipFormed": "A partnership of yours began",
    "PersonErased": "Your data was erased",
    "PlacedOnWaitingList": "Your application was put on the waiting list",
    "PrivateAddressConfirmed": "You confirmed your private address",
    "PrivateAddressForgotten": "Your private address was deleted",
    "PrivateAddressGiven": "You gave a private address",
    "PrivateAddressKept": "Your private address is kept for longer",
    "ProfileReminded": "You were reminded to send your application",
    "ProfileReplaced": "Matching received your changed profile",
    "ProfileRewritten": "Your profile was written again without a text that you took back",
    "ProposalSigned": "You signed a proposal of pairs",
    "ProposedPairsListed": "You were in a proposal of pairs",
    "PublishedPairsListed": "Your pair was published",
    "RemindedByFacilitator": "A facilitator reminded you to send your application",
    "RequestAcknowledged": "Your request was acknowledged",
    "RequestAnswered": "Your request was answered",
    "RequestMade": "You made a request about your data",
    "RequestOpened": "A request of yours was opened",
    "RequestReferred": "A person looks at your request",
    "RequestRetentionEnded": "What was written in your request was deleted",
    "RequestRetracted": "You took back a request",
    "RequestSettled": "A request of yours was settled",
    "RestrictionChanged": "Who may see your data changed",
    "RestrictionRecorded": "Who may see your data changed",
    "RestrictionsEnded": "A restriction of your data ended",
    "RetentionEnded": "What you wrote in your application was deleted",
    "RetentionMoved": "The day until which your application is kept moved",
    "SeatTaken": "Surveys received that you are in a partnership",
    "SessionHeld": "A session that you came to was held",
    "StaffForgotten": "How to reach you was deleted",
    "SubstituteNamed": "You were named to sign a proposal of pairs for somebody",
    "TextRevised": "You put a text in other words",
    "TextTakenBack": "You took back a text of your application",
    "TextWithdrawn": "You took back a text",
    "UnplacedListed": "You had no partner in a proposal of pairs",
    "WasSetAside": "Your application was set aside",
    "Withdrawn": "You withdrew your application",
    "WorkingWithoutAgreement": "You said that you work without an agreement",
}
"""By the name that the log has for it. What is not here is said with the words of that name."""
DETAILS: Final = {
    "address": "E-mail address",
    "answers": "Answers",
    "availability": "When you can meet",
    "begins_on": "Begins on",
    "by": "By",
    "channel": "How you heard of it",
    "cohort": "Cohort",
    "due_at": "Not before",
    "exclusions": "People you must not be paired with",
    "formed_on": "Began on",
    "freshly_signed_in": "You had just signed in",
    "granted": "Agreed",
    "how": "How",
    "kept_until": "Kept until",
    "lapses_on": "Ends if not sent by",
    "launch_on": "Launch",
    "on": "On",
    "part": "What you wrote",
    "partner": "Partner",
    "preferred_name": "Name you like to be called",
    "remind_on": "Reminder on",
    "restricted": "Restricted",
    "restricts": "Restricts who may see your data",
    "retain_until": "Kept until",
    "retention_months": "Months kept afterwards",
    "words": "What you wrote",
}
"""By the name that the log has for it. What is not here is said with that name."""
VALUES: Final = {
    "both": "Both",
    "complaint": "Complaint",
    "either": "Either",
    "erasure": "Erasure",
    "granted": "Granted",
    "interview": "Interview",
    "launch": "Launch",
    "left": "Left",
    "national_counts": "National figures",
    "objection": "Objection",
    "participant": "Participant",
    "phone": "Phone",
    "profile_shown": "Your profile for your partner",
    "quotes": "Quotes",
    "recording": "Recording of an interview",
    "rectification": "Correction",
    "refused": "Refused",
    "remote": "Remote",
    "restriction": "Restriction",
    "senior": "Senior leaders",
    "served": "The group that the cohort serves",
    "shared": "Shared",
    "survey": "Surveys",
    "take_part": "Taking part",
    "virtual": "Virtual",
}

# Who has looked

READERS_TITLE: Final = "Who has looked at your data"
READERS_LEAD: Final = (
    "Each time somebody looks at something of yours, it is recorded. What you looked at yourself is not in this list."
)
READERS_CAPTION: Final = "Looks at your data, the latest first"
READERS_HEAD: Final = ("When", "Who", "What they looked at")
READERS_EMPTY: Final = "Nobody has looked at your data so far. When somebody does, you find it here."
READERS_AWAY: Final = (
    "This list is not complete at the moment, because a part of the service is not answering. Try again in a few minutes."
)
A_READER: Final = "Name not available"
YOURSELF: Final = "You"
LOOKED_AT: Final = {
    "access_needs": "What you need to take part",
    "contact": "How to reach you",
    "exception": "An exception to a rule about you",
    "explanation": "Why a pair with you was proposed",
    "export": "A file with your data",
    "join_code": "The code to join two records of you",
    "private_address": "Your private address, which they entered for you",
    "names": "Your name",
    "note": "A note about a pair with you",
    "profile": "Your profile",
    "request": "What you wrote in a request",
    "score": "How well a pair with you fits",
}
OF_EVERYBODY: Final = "{what}, in a list of people of {cohort}"

# What you have written

WRITING_TITLE: Final = "What you have written"
WRITING_LEAD: Final = "These are your own texts that can still be read. What your partner wrote is not here."
WRITING_FILE: Final = "Download these texts as a file"
WRITING_EMPTY: Final = "You have written nothing so far, or it has been deleted. What you write in this programme will be here."
WRITTEN_ON: Final = "Written on {day}"
WRITING_PARTS: Final = {"recruiting": "In your applications", "partnership": "In your partnerships"}
TEXTS: Final = {
    "access_needs": "What you need to take part",
    "aims": "Agreement: your aims",
    "expects": "Agreement: what you expect",
    "goal": "A goal",
    "ground_rules": "Agreement: ground rules",
    "how_often": "Agreement: how often you meet",
    "preferred_name": "Name you like to be called",
    "profile_1": "Your answer to the first question of the profile",
    "profile_2": "Your answer to the second question of the profile",
    "profile_3": "Your answer to the third question of the profile",
    "protected_time": "Agreement: protected time",
}
FILE_NAME: Final = "your-writing.txt"

# Download

DOWNLOAD_TITLE: Final = "Download your data"
DOWNLOAD_LEAD: Final = (
    "You can download everything that is held about you. There are two files for each part: a page that you can read, and the "
    "same data for a computer program (JSON)."
)
DOWNLOAD_CARE: Final = (
    "The files stay on this computer until you delete them. If others use it, save them somewhere that only you can open."
)
DOWNLOAD_PAGE: Final = "Page to read"
DOWNLOAD_JSON: Final = "File for a program (JSON)"
OF_PART: Final = "of {part}"
FILE_TITLE: Final = "Your data: {part}"
