"""gunicorn's settings. Threads, not asynchrony: pages are short and the database is synchronous."""

from typing import Any

wsgi_app = "attunement.service.config.wsgi:application"
worker_class = "gthread"
workers = 2
threads = 4
# The application is loaded before the address is taken: what we print is then already true.
preload_app = True
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
# A worker that is told to stop in the moment of its birth does not hear it, and is waited for this
# long, in seconds: more than any page takes, and less than somebody at a terminal will bear.
graceful_timeout = 10


def when_ready(server: Any) -> None:
    """gunicorn calls this when it listens."""
    from django.conf import settings
    from django.urls import get_resolver

    # Every page is imported now: a broken one stops the start, not the first person who opens it.
    assert get_resolver().url_patterns

    where = ", ".join(str(listener) for listener in server.LISTENERS)
    print(f"Attunement is at {where}    (Ctrl-C stops it)", flush=True)
    if settings.DEMONSTRATION_SIGN_INS:
        print("Every family in it is fictional. Sign in as:", flush=True)
    for role, email, password in settings.DEMONSTRATION_SIGN_INS:
        print(f"  {role:<26} {email:<28} {password}", flush=True)
