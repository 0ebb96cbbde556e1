"""What is said of a session in words, wherever it is read. Pure."""

from .models import CalledOffBy, Interpreting, Session, WhyNotHeld


def why_not_held(session: Session) -> str:
    """Who called it off, why, and what was written: "Called off by the family. The baby or child
    was unwell." Empty for a session that was held."""
    said = []
    if session.called_off_by and session.called_off_by != CalledOffBy.OTHER:
        said.append(f"Called off by {CalledOffBy(session.called_off_by).label.lower()}.")
    # Of these two the words that were written say more than the choice does.
    told = {WhyNotHeld.OTHER, WhyNotHeld.CARE_CHANGED} if session.reason_not_held else set()
    if session.why_not_held and session.why_not_held not in told:
        said.append(f"{WhyNotHeld(session.why_not_held).label}.")
    return " ".join([*said, session.reason_not_held]).strip()


def interpreted(session: Session) -> str:
    """Empty where nobody has said, or where none was needed."""
    if session.interpreting == Interpreting.CAME:
        return str(session.interpreter) if session.interpreter else "An interpreter came"
    if session.interpreting == Interpreting.NONE_CAME:
        return "Needed, but none came"
    return ""
