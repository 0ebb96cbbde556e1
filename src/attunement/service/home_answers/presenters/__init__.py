"""The words of this app's pages: for the team, and for parents and carers."""
