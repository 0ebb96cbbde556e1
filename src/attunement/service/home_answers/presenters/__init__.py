"""The words of this app's pages: team.py for the team, parent.py for parents and carers."""
