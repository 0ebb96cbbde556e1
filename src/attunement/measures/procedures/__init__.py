"""Procedures that are not a form: the Attachment Q-sort and the Strange Situation."""
