"""Whether a measure is made for a baby of this age."""

from datetime import date, timedelta

from attunement.guidance.window import Window
from attunement.measures.definition import AgeWindow


def fits_age(
    ages: AgeWindow | None, *, on: date, born_on: date | None = None, due_on: date | None = None
) -> bool:
    """Whether a day lies in a measure's age window, counted from birth (or the due date of a baby
    not yet born). A measure without a window fits every day.

    Raises ValueError where there is a window and neither date is known.
    """
    if ages is None:
        return True
    if born_on is not None:
        if ages.born_months is None:
            return False
        return Window.of_completed_months(*ages.born_months).contains(born_on, on)
    if due_on is None:
        raise ValueError("Whether a measure fits needs a date of birth or a due date. Enter one.")
    weeks = ages.antenatal_from_weeks
    return weeks is not None and on >= due_on + timedelta(weeks=weeks)
