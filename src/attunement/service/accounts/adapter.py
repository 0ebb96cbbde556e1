from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a team lead invites people, or `attunement add-user` adds them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
