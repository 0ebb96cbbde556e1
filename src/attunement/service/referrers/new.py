"""Who a referrer is, as typed: plain values, before there is a row or to correct one."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NewReferrer:
    """`agency` is the name of the workplace; empty where it is not known."""

    name: str
    role: str = ""
    agency: str = ""
    contact: str = ""
