"""What every plot returns: a picture, and a table that says the same."""

from dataclasses import dataclass

from attunement.drawing import Drawing, Table, svg


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """sentence: what the picture shows, in one line; it is the picture's description as well.

    A page shows it as any `attunement.drawing.Chart`; a notebook shows the picture by itself.
    """

    title: str
    sentence: str
    sheet: Drawing
    cells: Table

    def drawing(self) -> Drawing:
        return self.sheet

    def table(self) -> Table:
        return self.cells

    def svg(self) -> str:
        """A complete SVG element, which is also a file."""
        return svg(self.sheet)

    def _repr_svg_(self) -> str:
        return self.svg()
