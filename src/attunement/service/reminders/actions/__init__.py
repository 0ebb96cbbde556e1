"""Switching reminders on and off, and sending them."""

from .sending import claim, send_due, settle
from .switching import switch_off, switch_on

__all__ = ["claim", "send_due", "settle", "switch_off", "switch_on"]
