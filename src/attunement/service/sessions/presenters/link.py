from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    label: str
    href: str
