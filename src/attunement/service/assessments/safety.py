"""What an answer that may not wait says, in words."""

from ...measures import Measure, SafetyFlag


def flag_in_words(measure: Measure, flag: SafetyFlag) -> str:
    """ "Question 9 was answered “Several days”. Speak with this person today. …" """
    item = measure.item(flag.item)
    options = measure.response(item).options
    answer = next((o.label for o in options if o.value == flag.answer), str(flag.answer))
    return f"{item.label[:1].upper()}{item.label[1:]} was answered “{answer}”. {flag.do}"
