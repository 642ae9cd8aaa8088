"""The phrases that invented people write."""

from typing import Final

from recruitment.trusts.standard import STANDARD

TOPICS: Final = (
    "Allyship in meetings",
    "Apprenticeships and training routes",
    "Bank and agency working",
    "Board papers and decisions",
    "Budget holding",
    "Career conversations",
    "Carers and families",
    "Chairing meetings",
    "Clinical supervision",
    "Commissioning and contracts",
    "Community caseloads",
    "Crisis and home treatment",
    "Digital patient records",
    "Disciplinary procedures",
    "Estates and working conditions",
    "Faith and culture at work",
    "Freedom to Speak Up",
    "Health inequalities",
    "Induction from abroad",
    "Interview practice",
    "Just and learning culture",
    "Managing hybrid teams",
    "Medication safety",
    "Microaggressions",
    "Night shifts",
    "Patient safety reviews",
    "Peer support workers",
    "Public speaking",
    "Quality improvement",
    "Recruitment panels",
    "Research and audit",
    "Rostering and flexible working",
    "Staff networks",
    "Ward leadership",
    "Wellbeing and burnout",
    "Writing a business case",
)

HOPES: Final = (
    "To hear about {topic} from where you work.",
    "To understand {topic} well enough to change something in my own team.",
    "A second pair of eyes on {topic}, and time to think about it.",
    "To ask the questions about {topic} that I have not dared to ask.",
)
BRINGS: Final = (
    "Some years of {topic}, mistakes included.",
    "What I have seen of {topic}, told plainly.",
    "An open diary and what I know about {topic}.",
    "Curiosity, and what daily work has taught me about {topic}.",
)
ENJOYS: Final = (
    "Walking while we talk.",
    "Shadowing somebody for a morning.",
    "A quiet room and good tea.",
    "Short calls, often.",
    "Reading the same thing and arguing about it.",
    "Meeting each other's teams.",
)
AGREEMENTS: Final = (
    "We meet every other month and keep the hour free of other work.",
    "What is said stays with us. Either may move a meeting with a day's notice.",
    "We take turns to choose what we talk about.",
    "We say so when something was badly put, and stay in the room.",
    "One visit to each other's place of work before the summer.",
)
GOALS: Final = (
    "Sit in on one another's team meeting.",
    "Prepare for an interview together.",
    "Rewrite a job advert so that more people see themselves in it.",
    "Present at a staff network meeting.",
    "Shadow a shift and write down what surprised us.",
    "Bring one idea from the floor to a board paper.",
)
AIMS: Final = (
    "Two colleagues learn from each other as equals.",
    "Senior leaders and colleagues see the organisation through each other's eyes.",
)
CHANNELS: Final = ("Staff network", "Intranet", "Chief executive's briefing", "A colleague")
QUESTIONS: Final = STANDARD.profile_questions
