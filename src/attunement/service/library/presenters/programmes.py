"""A programme: the five parts of its card, then all that a team needs to know before it begins."""

from collections.abc import Iterable, Iterator

from ....knowledge.gaps import gaps
from ....knowledge.programme import AgeWindow, Programme
from ....knowledge.rating import Rating
from ....knowledge.record import Cited, Fact
from ....knowledge.vocabulary import Flag
from ...design.filters import partial_day, plural
from . import agreement, delivery, effects
from .blocks import Notice, Row, Said, Section, Table, Tag, Told
from .families import REGISTERS, family_name, rated
from .words import sentence, several
from .writing import NOT_KNOWN, Writer, age, alike


def tell(one: Programme, writer: Writer) -> Told:
    return Told(
        title=one.name,
        lead="",
        tags=tuple(_tags(one)),
        notices=tuple(_notices(one, writer)),
        sections=(
            _aims(one, writer),
            _for_whom(one, writer),
            _cautions(one, writer),
            _what_happens(one, writer),
            _evidence(one, writer),
            effects.claims(writer.library.claims_about(one.id), writer),
            _reviews(one, writer),
            _cost(one, writer),
            delivery.requirements(one, writer),
            _mechanisms(one),
            _versions(one, writer),
            agreement.about(one.id, writer),
            _gaps(one, writer),
            _other(one, writer),
        ),
    )


def _notices(one: Programme, writer: Writer) -> Iterator[Notice]:
    for flag in (Flag.HARM, Flag.SUPERSEDED):
        if flag in one.flags:
            yield _flag(flag, one, writer)


def _flag(flag: Flag, one: Programme, writer: Writer) -> Said:
    """What the flag says; the later trial by its name and date."""
    if flag is not Flag.SUPERSEDED or one.later_trial is None:
        return Said(flag.words)
    trial = writer.link("studies", one.later_trial)
    return Said(f"{flag.words.removesuffix('.')}: {trial.text}", href=trial.href)


def _tags(one: Programme) -> Iterator[Tag]:
    yield Tag(sentence(one.unit.words))
    yield Tag(sentence(one.kind.words), "blue")


def _aims(one: Programme, writer: Writer) -> Section:
    return Section(
        "aims",
        "Aims",
        points=(writer.fact(one.aims),),
        rows=(writer.row("Also called", *map(Said, one.aliases)),) if one.aliases else (),
    )


def _for_whom(one: Programme, writer: Writer) -> Section:
    rows = [
        writer.row("Who it is for", writer.fact(one.population)),
        writer.row("Baby's age", *ages(one.ages, writer)),
        writer.row(
            "Offered to",
            writer.cited(several(level.words for level in one.need_levels.levels), one.need_levels),
        ),
    ]
    rows += [
        writer.row(
            "Made for families with",
            writer.cited(several(each.words for each in made.any_of), made),
        )
        for made in one.made_for
    ]
    return Section("for-whom", "For whom", rows=tuple(rows))


def ages(window: AgeWindow, writer: Writer) -> Iterator[Said]:
    """From before birth, from and to; each bound with its own sources."""
    before = window.antenatal_from_weeks
    if before:
        weeks = plural(-before.value, "week")
        yield writer.cited(f"From {weeks} before the due date", before)
    least, most = window.min_months, window.max_months
    if least and most and alike(least, most):
        yield writer.cited(f"From {age(least.value)} to {age(most.value)}", least)
        return
    for bound, word in ((least, "From"), (most, "To")):
        if bound:
            yield writer.cited(f"{word} {age(bound.value)}", bound)
        else:
            yield Said(f"{word} what age is not known")


def _what_happens(one: Programme, writer: Writer) -> Section:
    given = one.format

    def of_format(words: Iterable[str], fallback: str = NOT_KNOWN) -> Said:
        held = several(words)
        return writer.cited(held, given) if held else Said(fallback)

    rows = [
        writer.row(
            "How it is given",
            of_format(mode.words for mode in given.modes),
            *_optional(given.mode_note, writer),
        ),
        writer.row(
            "Who takes part",
            of_format(who.words for who in given.attends),
            *_optional(given.who, writer),
        ),
        writer.row(
            "Where",
            writer.fact(given.setting),
            *([writer.cited("At home only", given)] if given.at_home else []),
        ),
        writer.row("Size of the group", writer.fact(given.group_size)),
        writer.row(
            "Film",
            writer.cited("The family’s own film is part of the work", given)
            if given.films_the_family
            else Said("No source says that the family is filmed"),
        ),
        *delivery.dose(one.dose, writer),
    ]
    return Section("what-happens", "What happens", rows=tuple(rows))


def _optional(fact: Fact | None, writer: Writer) -> tuple[Said, ...]:
    return (writer.fact(fact),) if fact else ()


def _evidence(one: Programme, writer: Writer) -> Section:
    held = one.evidence
    rows = []
    if held.findings:
        rows.append(writer.row("What was found", *writer.facts(held.findings)))
    if held.negative_findings:
        rows.append(writer.row("What was found against it", *writer.facts(held.negative_findings)))
    if held.seed_category:
        rows.append(writer.row("The slides placed it under", Said(held.seed_category)))
    return Section(
        "evidence",
        "The evidence",
        rows=tuple(rows),
        tables=(_ratings(one, writer),) if one.ratings else (),
        nothing="We hold no finding about this programme. That is not a finding against it.",
    )


def _ratings(one: Programme, writer: Writer) -> Table:
    return Table(
        caption="Ratings of this version",
        intro=(
            "Each rating answers its own question in its own scale. It belongs to this version, "
            "age and place alone."
        ),
        head=("Rated by", "Rating", "When", "Withdrawn", "About whom"),
        rows=tuple(_rating(each, writer) for each in one.ratings),
    )


def _rating(each: Rating, writer: Writer) -> tuple[Said, ...]:
    scale = writer.library.rating_scales.get(each.standard) if each.standard else None
    level = scale.level(each.value) if scale else None
    label = f": {level.label}" if level and level.label != each.value else ""
    old = each.stale_on(writer.known.day)
    marks = ("More than five years old",) if old else ()
    register = f"{each.assessor} ({REGISTERS[each.scheme]})"
    given = [f"Given {partial_day(each.valid_from)}"] if each.valid_from else []
    given += [f"last seen {partial_day(each.as_of)}"] if each.as_of else []
    return (
        Said(register, href=writer.href("rating-scales", scale.id) if scale else ""),
        writer.cited(f"{each.value}{label}", each, marks=marks),
        Said(sentence(", ".join(given)) or NOT_KNOWN),
        Said(partial_day(each.valid_to) if each.valid_to else "No end known"),
        _scope(each, writer),
    )


def _scope(each: Rating, writer: Writer) -> Said:
    ages_rated: Cited | None = each.ages
    held = writer.fact(each.scope) if each.scope else None
    if each.ages and ages_rated:
        words = f"Children of {age(each.ages.min_months)} to {age(each.ages.max_months)}"
        seen = writer.cited(words, ages_rated)
        if held is None:
            return seen
        return Said(f"{held.text} {seen.text}", held.cites + seen.cites, held.marks + seen.marks)
    return held or Said(NOT_KNOWN)


def _reviews(one: Programme, writer: Writer) -> Section:
    return Section(
        "in-reviews",
        "Reviews that include it",
        intro=("What a review pooled is about all that it pooled, and not about this version.",),
        points=tuple(
            writer.link("reviews", review.id)
            for review in writer.library.reviews.values()
            if one.id in review.interventions
        ),
        nothing="No review that we hold names it.",
    )


def _cost(one: Programme, writer: Writer) -> Section:
    rows = []
    if one.cost:
        words = f"{one.cost.rating} of 5 (1 is low, 5 is high)"
        said = [writer.cited(words, one.cost)]
        if one.cost.reason:
            said.append(Said(one.cost.reason))
        rows.append(writer.row("EIF cost rating", *said))
    else:
        rows.append(writer.row("EIF cost rating", Said("Not known. That is not the same as low.")))
    rows.append(writer.row("Cost of training", writer.fact(one.practitioner.training_cost)))
    return Section("cost", "Cost", rows=tuple(rows))


def _mechanisms(one: Programme) -> Section:
    return Section(
        "mechanisms",
        "What it tries to change",
        rows=(
            Row("Tries to change", tuple(Said(sentence(each.words)) for each in one.targets)),
            Row(
                "To make a difference to",
                tuple(Said(sentence(each.words)) for each in one.outcome_domains),
            ),
        ),
    )


def _cautions(one: Programme, writer: Writer) -> Section:
    flags = tuple(_flag(flag, one, writer) for flag in one.flags)
    return Section(
        "cautions",
        "Cautions",
        points=flags + writer.facts(one.evidence.cautions),
        nothing="No source that we hold gives a caution.",
    )


def _versions(one: Programme, writer: Writer) -> Section:
    family = writer.library.versions_of(one.family)
    rows = tuple(
        (
            writer.link("programmes", each.id)
            if each.id != one.id
            else Said(f"{each.name} (this)"),
            Said("The original" if each.variant_of is None else "Made from it"),
            Said(_rated(each)),
            tuple(delivery.sessions(each.dose, writer)) or Said(NOT_KNOWN),
        )
        for each in family
    )
    made_from = (
        (writer.row("Made from", writer.link("programmes", one.variant_of)),)
        if one.variant_of
        else ()
    )
    return Section(
        "versions",
        "Versions and adaptations",
        intro=("A rating, a dose and an effect stay with the version that they were found for.",),
        rows=(
            writer.row("Family of programmes", Said(family_name(one.family, writer.library))),
            *made_from,
        ),
        tables=(
            (Table("Versions", ("Version", "How it relates", "Ratings", "Sessions"), rows),)
            if len(family) > 1
            else ()
        ),
    )


def _rated(one: Programme) -> str:
    return ", ".join(rated(each.scheme, each.value) for each in one.ratings) or "Not rated"


def _gaps(one: Programme, writer: Writer) -> Section:
    found = gaps(one, writer.library, on=writer.known.day)
    return Section(
        "change-our-mind",
        "What would change our mind",
        points=tuple(Said(f"{each.missing} To settle: {each.settles}") for each in found),
        nothing="Nothing that we look for is missing.",
    )


def _other(one: Programme, writer: Writer) -> Section:
    return Section(
        "other",
        "Where sources differ, and what else they say",
        points=writer.facts(one.discrepancies) + writer.facts(one.other_facts),
    )
