"""Reads the small tables that the specs are written in."""


def rows(table: str) -> list[dict[str, str]]:
    """Each line below the heading as a dict by the heading's names; lines of dashes are skipped."""
    lines = [line.strip() for line in table.strip().splitlines()]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heading, *body = [line for line in cells if set("".join(line)) - set("-+ ")]
    return [dict(zip(heading, line, strict=True)) for line in body]
