"""The draft of the letter: plain enough for a child of ten, true, and about its reader alone."""

import datetime as dt
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.outcomes.draft import Draft, DraftFacts, Met, draft
from unit.outcomes.courses import ADA, JO, asq, gad7, goal, loaf, phq9

FACTS = DraftFacts(
    team="the Riverside team",
    telephone="0117 496 0000",
    writer="Bo Lind",
    reader=ADA,
    babies=("Sam",),
    goals=(goal(2, 7),),
    met=(Met("Watch, Wait and Wonder (WWW)", 7),),
    courses=(phq9(14, 6), loaf(3, 1)),
    follow_up_on=dt.date(2026, 9, 1),
)


def told(**changes: object) -> str:
    return draft(replace(FACTS, **changes)).body


def syllables(word: str) -> int:
    """Groups of vowels, less a silent e at the end: rough, and the same rough for every text."""
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)


def grade(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid and others, 1975): 0.39 words a sentence + 11.8 syllables a
    word - 15.59. A reading age of 9 to 11 is about grade 4 to 6."""
    sentences = [each for each in re.split(r"[.!?:]+(?:\s|$)", text) if re.search("[a-z]", each)]
    words = re.findall(r"[a-z’']+", text.lower())
    per_sentence = len(words) / len(sentences)
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_whole_letter() -> None:
    assert draft(FACTS) == Draft(
        paragraphs=(
            "My name is Bo Lind. I work for the Riverside team. We help parents, carers and babies "
            "to enjoy being together. Thank you for letting us get to know you and Sam.",
            "When we began, you told us what you hoped for. In your own words: “To laugh together "
            "again”.",
            "We met 7 times for Watch, Wait and Wonder. You came, and you made time for Sam. That "
            "counts for a lot.",
            "At the start you put your hope at 2 out of 10. Now you put it at 7.",
            "Your answers about low mood over the last two weeks are clearly better now. We also "
            "saw that being together has become easier for you and Sam.",
            "We will get in touch around 1 September 2026 to ask how you are.",
            "If you would like to talk, call us on 0117 496 0000. You can also call your health "
            "visitor or your GP. If somebody is in danger, call 999.",
            "You know Sam best. We wish you well.",
        ),
        left_out=(),
    )


def test_a_hope_that_ends_as_a_sentence_gets_no_second_full_stop() -> None:
    hope = replace(goal(2, 7), words="I want to laugh with her.")
    assert "“I want to laugh with her.”\n" in told(goals=(hope,))


def test_a_child_of_ten_could_read_it() -> None:
    for facts in (
        FACTS,
        replace(FACTS, courses=(phq9(6, 14), gad7(9, 8)), follow_up_on=None),
        replace(FACTS, goals=(), met=(), telephone="", courses=()),
    ):
        assert grade(draft(facts).body) < 6


def test_the_measure_of_reading_tells_hard_from_easy() -> None:
    assert grade("The cat sat. It was fun.") < 2
    assert grade("Multidisciplinary formulation necessitates collaborative consideration.") > 20


def test_harder_now_comes_with_whom_to_talk_to() -> None:
    words = told(courses=(phq9(6, 14),))
    assert "show that this is harder now than at the start" in words
    assert "Please talk with us, your health visitor or your GP." in words
    assert "better" not in words


def test_no_clear_change_is_not_called_better() -> None:
    assert "do not show a clear change" in told(courses=(phq9(14, 12),))


def test_what_others_said_stays_out() -> None:
    his = replace(phq9(20, 3), name="PHQ-9 from Jo", reporter=JO)
    made = draft(replace(FACTS, courses=(his,)))
    assert "mood" not in made.body
    assert "PHQ-9 from Jo" in made.left_out[-1]


def test_what_is_better_said_face_to_face_is_named_to_the_practitioner() -> None:
    for course in (loaf(1, 3), loaf(2, 2), asq((6, 40), (6, 20)), phq9(14)):
        made = draft(replace(FACTS, courses=(course,)))
        assert course.name not in made.body
        assert course.name in made.left_out[-1]
    assert "disturbed" not in told(courses=(loaf(1, 3),))


def test_a_hope_that_is_farther_off_is_left_for_a_talk() -> None:
    made = draft(replace(FACTS, goals=(goal(5, 2),), courses=()))
    assert "out of 10" not in made.body
    assert "“To laugh together again”" in made.body, "what they hoped for is theirs all the same"
    assert "the hope “To laugh together again”" in made.left_out[-1]
    assert "you say the same now" in told(goals=(goal(5, 5),))


def test_a_rating_of_the_surroundings_says_nothing_of_the_relationship() -> None:
    around = replace(loaf(3, 1), child="")
    assert "easier" not in told(courses=(around,))


def test_gaps_are_told_to_the_practitioner_and_not_filled() -> None:
    made = draft(replace(FACTS, goals=(), met=(), telephone="", courses=()))
    assert "No goal in their own words" in made.left_out[0]
    assert "No session" in made.left_out[1]
    assert "no phone number" in made.left_out[2]
    assert "call us. You can" in made.body
    assert "hoped" not in made.body
    assert "We met" not in made.body


def test_one_meeting_two_meetings_two_babies_two_hopes() -> None:
    assert "We met once for VIPP-SD and twice for Baby Steps." in told(
        met=(Met("VIPP-SD", 1), Met("Baby Steps", 2))
    )
    assert "You know Sam and Noa best." in told(babies=("Sam", "Noa"))
    assert "You know your baby best." in told(babies=())
    words = told(goals=(goal(2, 7), goal(4, 4, words="To sleep")))
    assert "“To laugh together again” and “To sleep”" in words
    assert "you put the hope “To sleep” at 4 out of 10, and you say the same now" in words
    assert "We have not set a day to meet again." in told(follow_up_on=None)


@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
def test_any_words_survive_as_they_are(name: str, hope: str) -> None:
    words = told(babies=(name,), goals=(goal(words=hope),))
    assert hope.strip() in words
    assert (name or "your baby") in words
