"""What a call costs whoever else is at the machine."""

import resource


def spent() -> float:
    """Processor seconds of this process and of those that it waited for, so far."""
    used = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
