"""The words of this app's pages: for the team, and for the parent or carer whose page it is."""
