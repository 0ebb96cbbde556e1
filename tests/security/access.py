"""Who gets what at which address: the table that test_addresses.py walks.

An address that is not here fails the tests, and so does a row here without an address. Most rows
say only three things: which roles may, what they get, and whether what stands there belongs to one
team (another team's people then get 404) or is shared (each sees their own team's).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from place import Place

from attunement.service.accounts.roles import CLINICAL, EVERYONE, TEAM, Role

Values = dict[str, object]

SEES, FORM, NO_POST, DONE, NOT_YET, NOT_HERE = 200, 422, 405, 302, 409, 404
NOBODY, FORBIDDEN, HIDDEN = 302, 403, 404
LEAD = frozenset({Role.TEAM_LEAD})
KEEPERS = LEAD | {Role.ADMINISTRATOR}
PUBLISHERS = LEAD | {Role.SUPERVISOR}


@dataclass(frozen=True, kw_only=True)
class Address:
    """`get` and `post` (an empty one) are what those of `roles` get; `owner`, where it is one
    person's own; `sealed`, the roles from which it is sealed; `elsewhere`, what the other roles
    get; `public`, what nobody gets."""

    roles: frozenset[Role] = TEAM
    get: int = SEES
    post: int = NO_POST
    at: Callable[[Place], Values] = lambda place: {}
    query: Callable[[Place], str] = lambda place: ""
    shared: bool = False
    owner: Role | None = None
    sealed: frozenset[Role] = frozenset()
    elsewhere: int = FORBIDDEN
    public: tuple[int, int] = (NOBODY, NOBODY)

    def expected(self, role: Role, *, ours: bool) -> tuple[int, int]:
        """What GET and POST give somebody of this role, of our team or of the other one."""
        if role not in self.roles:
            return self.elsewhere, self.elsewhere
        mine = not self.owner or role == self.owner
        if not (ours or self.shared) or not mine or role in self.sealed:
            return HIDDEN, HIDDEN
        return self.get, self.post


def family(place: Place) -> Values:
    return {"family": place.in_care.home.family.pk}


def unborn(place: Place) -> Values:
    return {"family": place.unborn.family.pk, "person": place.unborn.baby.pk}


def born(place: Place) -> Values:
    return {**family(place), "person": place.in_care.home.baby.pk}


def household(place: Place) -> Values:
    return {"household": place.household.pk}


def responsibility(place: Place) -> Values:
    return {"responsibility": place.responsibility.pk}


def consent(place: Place) -> Values:
    return {"consent": place.consent.pk}


def two_families(place: Place) -> Values:
    """One in care and one not yet: only one of them has an open episode."""
    first, second = place.in_care.home.family.pk, place.waiting.family_id
    return {"kind": "family", "first": first, "second": second}


def merge(place: Place) -> Values:
    return {"merge": place.merge.pk}


def mother(place: Place) -> Values:
    return {**family(place), "person": place.in_care.home.mother.pk}


def relationship(place: Place) -> Values:
    return {"relationship": place.in_care.home.relationship.pk}


def one_ticked(place: Place) -> str:
    return "?programme=vipp-sd"


def vig(place: Place) -> Values:
    return {"kind": "programmes", "record_id": "vig"}


def referral(place: Place) -> Values:
    return {"referral": place.waiting.pk}


def introduced(place: Place) -> Values:
    return {"referral": place.introduced.referral_id}


def token(place: Place) -> Values:
    return {"token": place.draft.token}


def contact(place: Place) -> Values:
    return {"contact": place.contact.pk}


def assessment(place: Place) -> Values:
    return {"assessment": place.assessment.pk}


def measure(place: Place) -> Values:
    return {**assessment(place), "measure": "gad-7"}


def of_mother(place: Place) -> str:
    return f"?reporter={place.in_care.home.mother.pk}"


def asking(place: Place) -> Values:
    return {**assessment(place), "person": place.in_care.home.mother.pk}


def invitation(place: Place) -> Values:
    return {"invitation": place.invited.invitation.pk}


def link(place: Place) -> Values:
    return {"token": place.invited.keys.token}


def child(place: Place) -> Values:
    return {**family(place), "child": place.in_care.home.baby.pk}


def factor(place: Place) -> Values:
    return {**child(place), "factor": "development"}


def board(place: Place) -> Values:
    return {**assessment(place), **relationship(place)}


def second(place: Place) -> Values:
    return {"second": place.second.pk}


def goal(place: Place) -> Values:
    return {**assessment(place), "goal": place.goal.pk}


def response(place: Place) -> Values:
    return {"response": place.response.pk}


def programme(place: Place) -> Values:
    return {"programme": "vipp-sd"}


def package(place: Place) -> Values:
    return {"package": place.part.package_id}


def part(place: Place) -> Values:
    return {"part": place.part.pk}


def session(place: Place) -> Values:
    return {"session": place.session.pk}


def letter(place: Place) -> Values:
    return {"letter": place.letter.pk}


def concern(place: Place) -> Values:
    return {"concern": place.concern.pk}


def liaison(place: Place) -> Values:
    return {"liaison": place.liaison.pk}


def flag(place: Place) -> Values:
    return {"flag": place.flag.pk}


def therapy(place: Place) -> Values:
    return {"part": place.therapy.pk}


def task(place: Place) -> Values:
    return {"task": place.task.pk}


def living_review(place: Place) -> Values:
    return {"review": place.study.review_id}


def empty_review(place: Place) -> Values:
    return {"review": place.record.review_id}


def publication(place: Place) -> Values:
    return {**living_review(place), "number": 1}


def study(place: Place) -> Values:
    return {"study": place.study.pk}


def hexagon(place: Place) -> Values:
    return {"exercise": place.hexagon.pk}


def looked_at(place: Place) -> Values:
    return {**hexagon(place), "candidate": place.hexagon.candidates.get(programme="vig").pk}


def decision(place: Place) -> Values:
    return {"decision": place.decision.pk}


def plan_line(place: Place) -> Values:
    return {"line": place.plan_line.pk}


def theory(place: Place) -> Values:
    return {"theory": place.theory.theory_id}


def published(place: Place) -> Values:
    return {**theory(place), "number": place.theory.number}


def box(place: Place) -> Values:
    return {**theory(place), "box": place.box.pk}


def leads_to(place: Place) -> Values:
    return {**theory(place), "link": place.leads_to.pk}


def record(place: Place) -> Values:
    return {"record": place.record.pk}


def team(place: Place) -> Values:
    return {"team": place.world.team.slug}


def run(place: Place) -> Values:
    return {"run": place.group_place.run_id}


def supervised(place: Place) -> Values:
    return {"user": place.world.practitioner.user.pk}


def meeting(place: Place) -> Values:
    return {"meeting": place.discussed.supervision_id}


def local_service(place: Place) -> Values:
    return {"service": place.signpost.service_id}


def signpost(place: Place) -> Values:
    return {"signpost": place.signpost.pk}


def group_session(place: Place) -> Values:
    return {"session": place.group_place.run.sessions.get(number=1).pk}


def own_view(place: Place) -> Values:
    return {**family(place), "person": place.in_care.home.mother.pk}


def shown(place: Place) -> str:
    return "?show=who-0"


def made_view(place: Place) -> Values:
    return {"view": place.own_view.view.pk}


def view_link(place: Place) -> Values:
    return {"token": place.own_view.keys.token}


def copy(state: str) -> Callable[[Place], Values]:
    return lambda place: {"copy": place.copies[state].pk}


def one_copy(place: Place) -> Values:
    return {**family(place), "person": place.in_care.home.mother.pk}


BEHIND_A_PIN = Address(
    at=link,
    get=FORBIDDEN,
    post=FORBIDDEN,
    roles=EVERYONE,
    shared=True,
    public=(FORBIDDEN, FORBIDDEN),
)
"""Whoever is signed in or not: without the parent's PIN nobody reads what stands there."""

ADDRESSES: dict[str, Address] = {
    # Where work starts
    "worklist": Address(shared=True, elsewhere=DONE),  # a commissioner is led to totals
    "your_team": Address(shared=True),
    "crisis_texts": Address(post=FORM, roles=LEAD, shared=True),
    "families": Address(shared=True),
    "family": Address(at=family),
    "family_reads": Address(at=family),
    "relationship": Address(at=relationship),
    # Who belongs, and what is known of them
    "change_family": Address(at=family, post=FORM),
    "change_keyworker": Address(at=family, post=FORM, roles=CLINICAL),
    "add_carer": Address(at=family, post=FORM),
    "add_child": Address(at=family, post=FORM),
    "add_relative": Address(at=family, post=FORM),
    "change_person": Address(at=mother, post=FORM),
    "record_birth": Address(at=unborn, post=FORM),
    "record_loss": Address(at=born, post=FORM),
    "correct_loss": Address(at=born, get=NOT_YET, post=NOT_YET),
    "change_relationship": Address(at=relationship, post=FORM),
    # They are part of the work already.
    "include_relationship": Address(at=relationship, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    # Homes, parental responsibility, interpreters
    "family_people": Address(at=family),
    "add_household": Address(at=family, post=FORM),
    "change_household": Address(at=household, post=FORM),
    "end_household": Address(at=household, post=FORM),
    "record_responsibility": Address(at=family, post=FORM, roles=CLINICAL),
    "dispute_responsibility": Address(at=responsibility, post=FORM, roles=CLINICAL),
    # Nobody disputes it.
    "settle_responsibility": Address(at=responsibility, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    "withdraw_responsibility": Address(at=responsibility, post=FORM, roles=CLINICAL),
    # Consent
    "consents": Address(at=family),
    "record_consent": Address(at=family, post=FORM, roles=CLINICAL),
    "take_back_consent": Address(at=consent, post=FORM, roles=CLINICAL),
    "withdraw_consent": Address(at=consent, post=FORM, roles=CLINICAL),
    # Who is in the record twice
    "duplicates": Address(shared=True),
    "compare": Address(at=two_families),
    "set_apart": Address(at=two_families, post=FORM),
    "merge_records": Address(at=two_families, post=FORM, roles=KEEPERS | {Role.SUPERVISOR}),
    "merges": Address(shared=True),
    "merge": Address(at=merge),
    "undo_merge": Address(at=merge, post=FORM, roles=KEEPERS | {Role.SUPERVISOR}),
    "interpreters": Address(shared=True),
    "add_interpreter": Address(post=FORM, roles=KEEPERS, shared=True),
    "retire_interpreter": Address(
        at=lambda place: {"interpreter": place.interpreter.pk}, post=FORM, roles=KEEPERS
    ),
    "note_stressors": Address(at=family, post=FORM, roles=CLINICAL),
    "do_task": Address(at=task, post=FORM, roles=CLINICAL),
    # Safety: all of these roles may read it, the practitioner as the keyworker
    "safeguarding": Address(at=family, roles=CLINICAL),
    "chronology": Address(at=family, roles=CLINICAL),
    "record_concern": Address(at=family, post=FORM, roles=CLINICAL),
    "decide_concern": Address(at=concern, post=FORM, roles=CLINICAL),
    "correct_concern": Address(at=concern, post=FORM, roles=CLINICAL),
    "liaison": Address(at=family, post=FORM, roles=CLINICAL),
    "word_came": Address(at=liaison, post=FORM, roles=CLINICAL),
    "correct_liaison": Address(at=liaison, post=FORM, roles=CLINICAL),
    "flags": Address(at=family, roles=CLINICAL),
    "raise_flag": Address(at=family, post=FORM, roles=CLINICAL),
    "review_flag": Address(at=flag, post=FORM, roles=CLINICAL),
    "end_flag": Address(at=flag, post=FORM, roles=CLINICAL),
    # They can read it, so it leads on, and there is nothing to open.
    "break_glass": Address(
        at=lambda place: {**family(place), "section": "safeguarding"},
        get=DONE,
        post=NOT_YET,
        roles=CLINICAL,
    ),
    "openings": Address(roles=PUBLISHERS, shared=True),
    "review_opening": Address(
        at=lambda place: {"opening": place.opening.pk}, post=FORM, roles=PUBLISHERS
    ),
    # A parent's own therapy, whose therapist the practitioner is
    "own_therapies": Address(at=family, roles=CLINICAL),
    "therapy": Address(at=therapy, roles=CLINICAL, sealed=LEAD),
    "agree_summary": Address(at=therapy, post=FORM, roles=CLINICAL, sealed=LEAD),
    "set_therapy_goal": Address(at=therapy, post=FORM, roles=CLINICAL, sealed=LEAD),
    "enter_therapy_score": Address(at=therapy, post=FORM, roles=CLINICAL, sealed=LEAD),
    "rate_therapy_goal": Address(
        at=lambda place: {"goal": place.therapy_goal.pk}, post=FORM, roles=CLINICAL, sealed=LEAD
    ),
    "take_back": Address(
        at=lambda place: {"kind": "goal", "pk": place.therapy_goal.pk},
        post=FORM,
        roles=CLINICAL,
        sealed=LEAD,
    ),
    # Referrals
    "referrals": Address(shared=True),
    "new_referral": Address(shared=True, post=FORM),
    "import_referrals": Address(shared=True, post=FORM),
    "import_template": Address(shared=True),
    "import_preview": Address(at=token, post=DONE, owner=Role.PRACTITIONER),
    "import_refused": Address(at=token, owner=Role.PRACTITIONER),
    "referral": Address(at=referral),
    "triage": Address(at=referral, post=FORM, roles=CLINICAL),
    "revoke_referral": Address(at=referral, post=FORM),
    "refer_again": Address(at=family, post=FORM),
    "refer_professional": Address(
        at=team, post=FORM, roles=EVERYONE, shared=True, public=(SEES, FORM)
    ),
    "refer_family": Address(at=team, post=FORM, roles=EVERYONE, shared=True, public=(SEES, FORM)),
    "refer_thanks": Address(at=team, roles=EVERYONE, shared=True, public=(SEES, NO_POST)),
    # Referrers, and what they are told
    "referrers": Address(shared=True),
    "referrer": Address(at=lambda place: {"referrer": place.introduced.referrer_id}),
    "change_referrer": Address(
        at=lambda place: {"referrer": place.introduced.referrer_id}, post=FORM
    ),
    "referrer_report": Address(at=lambda place: {"referrer": place.introduced.referrer_id}),
    "name_referrer": Address(at=referral, post=FORM),
    "word_back": Address(at=introduced),
    "send_word": Address(at=lambda place: {**introduced(place), "step": "received"}, post=FORM),
    "plan_joint_visit": Address(at=introduced, post=FORM),
    "withdraw_word": Address(at=lambda place: {"word": place.word.pk}, post=FORM),
    # Waiting to be met
    "waiting_list": Address(shared=True),
    "waiting_seen": Address(shared=True),
    "wait": Address(at=referral),
    "say_need": Address(at=referral, post=FORM, roles=CLINICAL),
    "move_up": Address(at=referral, post=FORM, roles=CLINICAL),
    "pause_wait": Address(at=referral, post=FORM),
    "end_pause": Address(at=lambda place: {"pause": place.pause.pk}, post=FORM),
    "review_wait": Address(at=referral, post=FORM, roles=CLINICAL),
    # Groups
    "groups": Address(shared=True),
    "open_run": Address(post=FORM, shared=True),
    "run": Address(at=run),
    "change_run": Address(at=run, post=FORM),
    "move_run": Address(at=run, post=FORM),
    "name_facilitator": Address(at=run, post=FORM),
    "group_register": Address(at=group_session, post=FORM, roles=CLINICAL),
    "move_group_session": Address(at=group_session, post=FORM),
    "join_group_part": Address(
        at=lambda place: {"place": place.group_place.pk}, get=NOT_YET, post=NOT_YET
    ),
    "leave_group": Address(at=lambda place: {"place": place.group_place.pk}, post=FORM),
    "take_off_group_list": Address(at=lambda place: {"ask": place.group_ask.pk}, post=FORM),
    "family_groups": Address(at=family),
    "join_group": Address(at=lambda place: {**relationship(place), **run(place)}, post=FORM),
    "ask_for_group": Address(at=relationship, post=FORM),
    "group_training": Address(shared=True),
    "add_training": Address(post=FORM, roles=KEEPERS, shared=True),
    "withdraw_training": Address(
        at=lambda place: {"training": place.training.pk}, post=FORM, roles=KEEPERS
    ),
    # Help from elsewhere
    "local_services": Address(shared=True),
    "add_local_service": Address(post=FORM, shared=True),
    "check_local_service": Address(at=local_service, post=FORM),
    "retire_local_service": Address(at=local_service, post=FORM),
    "did_they_arrive": Address(roles=CLINICAL, shared=True),
    "family_help": Address(at=family, roles=CLINICAL),
    "offer_help": Address(at=family, post=FORM, roles=CLINICAL),
    "help_sheet": Address(at=mother, roles=CLINICAL),
    "step_help": Address(at=signpost, post=FORM, roles=CLINICAL),
    "withdraw_help": Address(at=signpost, post=FORM, roles=CLINICAL),
    # Supervision: the two who met are the practitioner and the supervisor
    "supervisions": Address(roles=CLINICAL, shared=True),
    "work": Address(roles=CLINICAL, shared=True),
    "set_weights": Address(post=FORM, roles=PUBLISHERS, shared=True),
    "spoken_of": Address(at=supervised, roles=CLINICAL),
    "hold_supervision": Address(at=supervised, post=FORM, roles=PUBLISHERS),
    "supervision": Address(at=meeting, roles=CLINICAL, sealed=LEAD),
    "discuss": Address(at=meeting, post=FORM, roles=CLINICAL, sealed=LEAD),
    "withdraw_supervision": Address(at=meeting, post=FORM, roles=PUBLISHERS, sealed=LEAD),
    "decide_in_supervision": Address(
        at=lambda place: {"discussed": place.discussed.pk},
        post=FORM,
        roles=CLINICAL,
        sealed=LEAD,
    ),
    # Contacts
    "record_contact": Address(at=family, post=FORM),
    "plan_contact": Address(at=family, post=FORM),
    "contact_outcome": Address(at=contact, post=FORM),
    "withdraw_contact": Address(at=contact, post=FORM),
    # Assessment
    "start_assessment": Address(at=family, post=FORM, roles=CLINICAL),
    "assessment": Address(at=assessment, roles=CLINICAL),
    "assessment_notes": Address(at=assessment, post=DONE, roles=CLINICAL),  # each part may be empty
    "complete_assessment": Address(at=assessment, post=FORM, roles=CLINICAL),
    "choose_measure": Address(at=assessment, roles=CLINICAL),
    "fill_measure": Address(at=measure, query=of_mother, post=FORM, roles=CLINICAL),
    "plan_measures": Address(at=family, roles=CLINICAL),
    "set_goal": Address(at=assessment, post=FORM, roles=CLINICAL),
    "rate_goal": Address(at=goal, post=FORM, roles=CLINICAL),
    "withdraw_goal": Address(at=goal, post=FORM, roles=CLINICAL),
    "response": Address(at=response, roles=CLINICAL),
    "withdraw_response": Address(at=response, post=FORM, roles=CLINICAL),
    # This one counts already: there is nothing to confirm.
    "confirm_response": Address(at=response, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    "formulation": Address(at=relationship, post=FORM, roles=CLINICAL),
    "comprehensive": Address(at=child, roles=CLINICAL),
    "note_factor": Address(at=factor, post=FORM, roles=CLINICAL),
    "withdraw_factor_note": Address(
        at=lambda place: {"note": place.note.pk}, post=FORM, roles=CLINICAL
    ),
    "sort_board": Address(at=board, post=FORM, roles=CLINICAL),
    "sort_card": Address(at=lambda place: {**board(place), "card": 1}, post=FORM, roles=CLINICAL),
    "finish_sort": Address(at=board, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    # Nothing is started in this world; what is, is tested in its own app.
    "strange_situation": Address(at=board, post=NOT_YET, roles=CLINICAL),
    "start_strange_situation": Address(at=board, post=FORM, roles=CLINICAL),
    "strange_situation_lengths": Address(at=board, get=NOT_HERE, post=NOT_HERE, roles=CLINICAL),
    "stop_strange_situation": Address(at=board, get=NOT_HERE, post=NOT_HERE, roles=CLINICAL),
    "code_strange_situation": Address(at=board, get=NOT_HERE, post=NOT_HERE, roles=CLINICAL),
    "withdraw_strange_situation": Address(at=board, get=NOT_HERE, post=NOT_HERE, roles=CLINICAL),
    "stressor_map": Address(at=family, roles=CLINICAL),
    "stressor_item": Address(
        at=lambda place: {**family(place), "item": "stressor-housing"}, post=FORM, roles=CLINICAL
    ),
    "withdraw_stressor": Address(
        at=lambda place: {"word": place.strain.pk}, post=FORM, roles=CLINICAL
    ),
    "strains_for_parents": Address(shared=True, roles=CLINICAL),
    # Rated a second time, and how far raters agree
    "agreement": Address(roles=CLINICAL, shared=True),
    "completing": Address(roles=CLINICAL, shared=True),
    "ask_second_rating": Address(
        at=lambda place: {"response": place.second.response_id}, post=FORM, roles=CLINICAL
    ),
    "second_rating": Address(at=second, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    "rate_again": Address(at=second, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    "withdraw_second_rating": Address(at=second, post=FORM, roles=CLINICAL),
    # Who may rate, with what, and by which licence
    "credentials": Address(shared=True),
    "add_credential": Address(post=FORM, roles=KEEPERS, shared=True),
    "withdraw_credential": Address(
        at=lambda place: {"credential": place.credential.pk}, post=FORM, roles=KEEPERS
    ),
    "licences": Address(shared=True),
    "add_licence": Address(post=FORM, roles=KEEPERS, shared=True),
    "withdraw_licence": Address(
        at=lambda place: {"licence": place.licence.pk}, post=FORM, roles=KEEPERS
    ),
    "cut_offs": Address(shared=True),
    "enter_cut_offs": Address(
        at=lambda place: {"measure": "epds"}, post=FORM, roles=PUBLISHERS, shared=True
    ),
    "enter_age_forms": Address(
        at=lambda _: {"measure": "asq-se-2"}, post=FORM, roles=PUBLISHERS, shared=True
    ),
    "withdraw_age_forms": Address(
        at=lambda place: {"age_forms": place.age_forms.pk}, post=FORM, roles=PUBLISHERS
    ),
    "enter_norms": Address(
        at=lambda _: {"measure": "kips"}, post=FORM, roles=PUBLISHERS, shared=True
    ),
    "withdraw_norms": Address(
        at=lambda place: {"norms": place.norms.pk}, post=FORM, roles=PUBLISHERS
    ),
    "withdraw_cut_offs": Address(
        at=lambda place: {"cut_offs": place.cut_offs.pk}, post=FORM, roles=PUBLISHERS
    ),
    "paper_forms": Address(shared=True),
    "paper_form": Address(at=lambda place: {"measure": "epds"}, shared=True),
    "fhir_form": Address(at=lambda place: {"measure": "epds"}, shared=True),
    "install_pack": Address(
        at=lambda place: {"measure": "epds"}, post=FORM, roles=KEEPERS, shared=True
    ),
    "withdraw_pack": Address(at=lambda place: {"pack": place.pack.pk}, post=FORM, roles=KEEPERS),
    "criteria": Address(roles=CLINICAL, shared=True),
    "enter_criterion": Address(post=FORM, roles=PUBLISHERS, shared=True),
    "withdraw_criterion": Address(
        at=lambda place: {"criterion": place.criterion.pk}, post=FORM, roles=PUBLISHERS
    ),
    # Answering at home: what the team sees, and what stands under a parent's link
    "home_invitations": Address(at=assessment, roles=CLINICAL),
    "invite_home": Address(at=asking, post=FORM, roles=CLINICAL),
    "renew_invitation": Address(at=invitation, post=FORM, roles=CLINICAL),
    "withdraw_invitation": Address(at=invitation, post=FORM, roles=CLINICAL),
    "home_pin": Address(at=link, post=FORM, roles=EVERYONE, shared=True, public=(SEES, FORM)),
    "home_start": BEHIND_A_PIN,
    "home_question": replace(BEHIND_A_PIN, at=lambda place: {**link(place), "number": 1}),
    "home_help": replace(BEHIND_A_PIN, at=lambda place: {**link(place), "number": 1}),
    "home_check": BEHIND_A_PIN,
    "home_leave": BEHIND_A_PIN,
    # A family's own page
    "own_views": Address(at=family, roles=CLINICAL),
    "choose_own_view": Address(at=own_view, roles=CLINICAL),
    "make_own_view": Address(at=own_view, query=shown, post=FORM, roles=CLINICAL),
    "print_own_view": Address(at=own_view, query=shown, roles=CLINICAL),
    "shown_own_view": Address(at=made_view, roles=CLINICAL),
    "withdraw_own_view": Address(at=made_view, post=FORM, roles=CLINICAL),
    "view_pin": Address(at=view_link, post=FORM, roles=EVERYONE, shared=True, public=(SEES, FORM)),
    "view_read": replace(BEHIND_A_PIN, at=view_link),
    "view_leave": replace(BEHIND_A_PIN, at=view_link),
    # Copies of what is held
    "copies": Address(shared=True),
    "family_copies": Address(at=family),
    "ask_copy": Address(at=one_copy, post=FORM, roles=KEEPERS),
    "copy": Address(at=copy("reading")),
    "begin_copy": Address(at=copy("asked"), post=FORM, roles=KEEPERS),
    "judge_copy": Address(
        at=lambda place: {**copy("reading")(place), "table": 0}, post=FORM, roles=PUBLISHERS
    ),
    "extend_copy": Address(at=copy("asked"), post=FORM, roles=LEAD),
    "finish_copy": Address(at=copy("reading"), post=NOT_YET, roles=LEAD),
    "again_copy": Address(at=copy("ready"), post=DONE, roles=LEAD),
    "download_copy": Address(at=copy("ready"), roles=PUBLISHERS),
    "hand_over_copy": Address(at=copy("ready"), post=FORM, roles=KEEPERS),
    "refuse_copy": Address(at=copy("asked"), post=FORM, roles=LEAD),
    "retention": Address(roles=LEAD, shared=True),
    # Choosing and delivering
    "offers": Address(shared=True),
    "change_offer": Address(at=programme, post=FORM, roles=LEAD, shared=True),
    "choose": Address(at=relationship, roles=CLINICAL),
    "agree_package": Address(at=relationship, query=one_ticked, post=FORM, roles=CLINICAL),
    "package": Address(at=package),
    "end_package": Address(at=package, post=FORM, roles=CLINICAL),
    "step_package": Address(at=package, post=FORM, roles=CLINICAL),
    "package_rule": Address(post=FORM, roles=PUBLISHERS, shared=True),
    "part": Address(at=part),
    "hand_part": Address(at=part, post=FORM, roles=CLINICAL),
    "order_part": Address(at=part, get=NOT_YET, post=FORM, roles=CLINICAL),
    "reminders": Address(post=DONE, shared=True),
    "family_reminders": Address(at=family),
    "reminders_on": Address(at=mother, get=NOT_YET, post=FORM, roles=CLINICAL),
    "reminders_off": Address(at=mother, post=DONE),
    "calendar": Address(shared=True),
    "calendar_month": Address(shared=True),
    "calendar_link": Address(post=SEES, shared=True),
    "end_calendar_link": Address(post=DONE, shared=True),
    "calendar_feed": Address(
        at=lambda place: {"token": "none"},
        get=NOT_HERE,
        roles=EVERYONE,
        shared=True,
        public=(NOT_HERE, NO_POST),
    ),
    "plan_sessions": Address(at=part, post=FORM, roles=CLINICAL),
    "end_part": Address(at=part, post=FORM, roles=CLINICAL),
    "record_session": Address(at=session, post=FORM, roles=CLINICAL),
    "change_session": Address(at=session, post=FORM),
    "withdraw_session": Address(at=session, post=FORM, roles=CLINICAL),
    "amend_note": Address(at=session, get=NOT_YET, post=FORM, roles=CLINICAL),
    "note_versions": Address(at=session, roles=CLINICAL),
    # Change, ending, letters, totals
    "change": Address(at=relationship, roles=CLINICAL),
    "ending": Address(at=family, roles=CLINICAL),
    "change_ending": Address(at=family, post=DONE, roles=CLINICAL),  # each line may stay open
    "close_episode": Address(at=family, get=NOT_YET, post=FORM, roles=CLINICAL),
    "write_letter": Address(at=family, roles=CLINICAL),
    "draft_letter": Address(at=mother, post=FORM, roles=CLINICAL),
    "draft_child_letter": Address(at=relationship, post=FORM, roles=CLINICAL),
    "draft_referrer_letter": Address(at=family, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    "letter": Address(at=letter, roles=CLINICAL),
    "letter_pdf": Address(at=letter, roles=CLINICAL),
    "change_letter": Address(at=letter, post=FORM, roles=CLINICAL),
    "give_letter": Address(at=letter, post=FORM, roles=CLINICAL),
    "doses": Address(shared=True),
    "totals": Address(roles=EVERYONE, shared=True),
    # The library: about no family
    "library": Address(roles=EVERYONE, shared=True),
    "library_json": Address(at=lambda place: {"name": "search"}, roles=EVERYONE, shared=True),
    "library_contradictions": Address(roles=EVERYONE, shared=True),
    "library_compare": Address(roles=EVERYONE, shared=True),
    "library_compare_pdf": Address(
        roles=EVERYONE, shared=True, query=lambda place: "?programme=vig&programme=vipp-sd"
    ),
    "library_glossary": Address(roles=EVERYONE, shared=True),
    "library_kind": Address(at=lambda place: {"kind": "programmes"}, roles=EVERYONE, shared=True),
    "library_record": Address(at=vig, roles=EVERYONE, shared=True),
    "library_record_as": Address(
        at=lambda place: {**vig(place), "form": "json"}, roles=EVERYONE, shared=True
    ),
    # Living reviews: about no family, and the team's own
    "living_reviews": Address(roles=EVERYONE, shared=True),
    "start_living_review": Address(shared=True, post=FORM),
    "living_review": Address(at=living_review, roles=EVERYONE),
    "add_review_outcome": Address(at=empty_review, post=FORM),
    "add_review_study": Address(at=living_review, post=FORM),
    "preview_review": Address(at=living_review, roles=EVERYONE),
    "publish_review": Address(at=living_review, post=DONE, roles=PUBLISHERS),  # a note is optional
    "publication": Address(at=publication, roles=EVERYONE),
    "review_screening": Address(at=living_review),
    "import_review_records": Address(at=living_review, post=FORM),
    "review_study": Address(at=study, roles=EVERYONE),
    "read_review_study": Address(at=study, post=FORM),
    "settle_review_study": Address(at=study, get=NOT_YET, post=NOT_YET),
    "withdraw_review_study": Address(at=study, post=FORM),
    "screen_review_record": Address(at=record, post=FORM),
    "settle_review_record": Address(at=record, get=NOT_YET, post=NOT_YET),
    # The Hexagon: what the team offers, about no family. Every clinician is asked to rate here.
    "hexagon": Address(roles=EVERYONE, shared=True),
    "start_hexagon": Address(roles=LEAD, shared=True, post=FORM),
    "hexagon_exercise": Address(at=hexagon, roles=CLINICAL),
    "rate_hexagon": Address(at=looked_at, post=DONE, roles=CLINICAL),  # some may be left for later
    "hand_in_hexagon": Address(at=hexagon, post=FORM, roles=CLINICAL),
    "hexagon_ratings": Address(at=hexagon, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    "hexagon_ratings_pdf": Address(at=hexagon, get=NOT_YET, post=NOT_YET, roles=CLINICAL),
    "agree_hexagon": Address(at=looked_at, get=NOT_YET, post=NOT_YET, roles=LEAD),
    "decide_hexagon": Address(at=looked_at, get=NOT_YET, post=NOT_YET, roles=LEAD),
    "hexagon_decision": Address(at=decision, roles=EVERYONE),
    "hexagon_decision_pdf": Address(at=decision, roles=EVERYONE),
    "hexagon_plan": Address(at=decision),
    "hexagon_plan_pdf": Address(at=decision),
    "add_plan_line": Address(at=decision, post=FORM, roles=LEAD),
    "change_plan_line": Address(at=plan_line, post=FORM, roles=LEAD),
    "withdraw_plan_line": Address(at=plan_line, post=FORM, roles=LEAD),
    "finish_plan_line": Address(
        at=lambda place: {"line": place.done_line.pk}, get=NOT_YET, post=NOT_YET
    ),
    # Theories of change: about no family, but for the numbers behind a box, where names are for
    # clinicians alone
    "theories": Address(roles=EVERYONE, shared=True),
    "start_theory": Address(roles=LEAD, shared=True, post=FORM),
    "import_theory": Address(roles=LEAD, shared=True, post=FORM),
    "theory": Address(at=theory),
    "comment_on_theory": Address(at=theory, post=FORM, roles=CLINICAL),
    "publish_theory": Address(at=theory, post=DONE, roles=LEAD),  # a note is optional
    "share_box": Address(at=theory, post=FORM, roles=LEAD),
    "theory_json": Address(at=theory),
    "theory_svg": Address(at=theory),
    "theory_pdf": Address(at=theory),
    "add_box": Address(at=theory, post=FORM, roles=CLINICAL),
    "theory_box": Address(at=box),
    "change_box": Address(at=box, post=FORM, roles=CLINICAL),
    "take_box": Address(at=box, post=FORM, roles=CLINICAL),
    "bind_box": Address(at=box, post=FORM, roles=LEAD),
    "unbind_box": Address(at=box, post=DONE, roles=LEAD),
    "box_numbers": Address(at=box),
    "add_link": Address(at=theory, post=FORM, roles=CLINICAL),
    "theory_link": Address(at=leads_to),
    "change_link": Address(at=leads_to, post=FORM, roles=CLINICAL),
    "take_link": Address(at=leads_to, post=FORM, roles=CLINICAL),
    "attach_claim": Address(at=leads_to, post=FORM, roles=CLINICAL),
    "decide_proposal": Address(
        at=lambda place: {"proposal": place.proposal.pk}, post=FORM, roles=LEAD
    ),
    "published_theory": Address(at=published, roles=EVERYONE),
    "theory_difference": Address(at=published, roles=EVERYONE),
    "published_json": Address(at=published, roles=EVERYONE),
    "published_svg": Address(at=published, roles=EVERYONE),
    "published_pdf": Address(at=published, roles=EVERYONE),
    # Signing in: everybody's own
    "account_login": Address(roles=EVERYONE, shared=True, get=DONE, post=DONE, public=(SEES, FORM)),
    "account_logout": Address(roles=EVERYONE, shared=True, post=DONE),
    "account_reauthenticate": Address(roles=EVERYONE, shared=True, post=FORM),
    "mfa_authenticate": Address(roles=EVERYONE, shared=True, get=DONE, post=DONE),
    "mfa_reauthenticate": Address(roles=EVERYONE, shared=True, get=DONE, post=DONE),
    "mfa_index": Address(roles=EVERYONE, shared=True),
    # A password must just have been given; and nobody in this world has a second factor yet.
    "mfa_activate_totp": Address(roles=EVERYONE, shared=True, get=DONE, post=DONE),
    "mfa_deactivate_totp": Address(roles=EVERYONE, shared=True, get=NOT_HERE, post=NOT_HERE),
    "mfa_view_recovery_codes": Address(roles=EVERYONE, shared=True, get=NOT_HERE),
    "mfa_generate_recovery_codes": Address(roles=EVERYONE, shared=True, get=DONE, post=DONE),
    "mfa_download_recovery_codes": Address(
        roles=EVERYONE, shared=True, get=NOT_HERE, post=NOT_HERE
    ),
}
