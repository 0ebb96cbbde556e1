"""One climber on the likelihood of two variances: where to step, and whether two met on one hill.

Numbers alone, so that this is compiled as it stands, too.
"""

SAME_HILL = 0.02


def step_up(
    theta1: float,
    theta2: float,
    slope1: float,
    slope2: float,
    bend: tuple[float, float, float],
    expected: tuple[float, float, float],
) -> tuple[float, float]:
    """The step to the top of a surface of this bend, or of Fisher's where it does not bend down
    (its smaller eigenvalue is not above 1e-9 of the larger, or nearly so); 0 for a theta held at 0.

    bend, expected: a, b, d of a matrix [[a, b], [b, d]]. Where only the sum of the variances is
    known all eigenvalues but the trace are 0, and the shortest step is taken.
    """
    a, b, d = bend
    free1, free2 = theta1 > 0 or slope1 > 0, theta2 > 0 or slope2 > 0
    if free1 and free2:
        if not (a + d > 0 and a * d - b * b > 1e-9 * (a + d) ** 2):
            a, b, d = expected
        determinant, square = a * d - b * b, (a + d) ** 2
        if determinant <= 1e-15 * square:
            step1, step2 = (a * slope1 + b * slope2) / square, (b * slope1 + d * slope2) / square
        else:
            step1 = (d * slope1 - b * slope2) / determinant
            step2 = (a * slope2 - b * slope1) / determinant
    else:
        step1 = slope1 / (a if a > 0 else expected[0]) if free1 else 0.0
        step2 = slope2 / (d if d > 0 else expected[2]) if free2 else 0.0
    held1, held2 = theta1 == 0 and step1 < 0, theta2 == 0 and step2 < 0
    return 0.0 if held1 else step1, 0.0 if held2 else step2


def relative_step(step1: float, step2: float, theta1: float, theta2: float, scale: float) -> float:
    """The larger of two steps, each against its theta or a tenth of the scale."""
    return max(abs(step1) / max(theta1, scale / 10), abs(step2) / max(theta2, scale / 10))
