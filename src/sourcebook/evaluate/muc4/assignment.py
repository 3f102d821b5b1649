"""The best one-to-one assignment between two short lists, by the total of what each pair is worth."""

from __future__ import annotations

from collections.abc import Sequence

#: Two sums closer than this are the same: what pairs are worth is whole numbers or shares of them.
_TINY = 1e-9


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Row and column of every pair of an assignment with the largest total; pairs that are worth nothing are left out.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), in time rows x rows x columns.
    """
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = best_pairs([[row[j] for row in worth] for j in range(len(worth[0]))])
        return sorted((i, j) for j, i in turned)
    columns = len(worth[0])
    row_price, column_price = [0.0] * (len(worth) + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)  # counted from 1; column 0 holds the row that seeks a partner
    for row in range(1, len(worth) + 1):
        row_of[0] = row
        _seat(worth, row_of, row_price, column_price)
    pairs = ((row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column])
    return sorted(pair for pair in pairs if worth[pair[0]][pair[1]] > _TINY)


def _seat(
    worth: Sequence[Sequence[float]], row_of: list[int], row_price: list[float], column_price: list[float]
) -> None:
    """Find the row in column 0 a partner along the cheapest chain of changes, a cost being a worth below zero."""
    columns = len(row_of) - 1
    least, came_from = [float("inf")] * (columns + 1), [0] * (columns + 1)
    visited = [False] * (columns + 1)
    column = 0
    while row_of[column]:
        visited[column] = True
        row, step, following = row_of[column], float("inf"), 0
        for other in range(1, columns + 1):
            if visited[other]:
                continue
            price = -worth[row - 1][other - 1] - row_price[row] - column_price[other]
            if price < least[other]:
                least[other], came_from[other] = price, column
            if least[other] < step:
                step, following = least[other], other
        for other in range(columns + 1):
            if visited[other]:
                row_price[row_of[other]] += step
                column_price[other] -= step
            else:
                least[other] -= step
        column = following
    while column:
        row_of[column] = row_of[came_from[column]]
        column = came_from[column]
