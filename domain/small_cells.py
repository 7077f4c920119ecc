"""Hide small counts of a table that leaves the workspace, and those that would give them away by subtraction.

A table with its totals is a flow: from a source through rows and columns to a sink and back, where each cell and
each total is an arc. What is hidden can be reckoned from what is shown exactly when no cycle of hidden arcs leads
through it along which all could be one more or one less (Gusfield, "A graph theoretic approach to statistical
data security", SIAM J. Comput. 17, 1988). So each small count is put on the cheapest such cycle. Whoever reads it
may know that what is hidden is at least 1, as nothing that is 0 is ever hidden.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import NamedTuple, Self

SMALLEST_SHOWN = 3
TOTAL = -1
"""The row of totals by column, and the column of totals by row; the total of all stands in both."""
Cell = tuple[int, int]
COST_OF_TOTAL, COST_OF_ALL = 10**6, 10**9
SOURCE, SINK = "source", "sink"


class Arc(NamedTuple):
    """One cell or total, from one node of the flow to another, and what hiding it costs."""

    start: object
    end: object
    number: int
    cell: Cell
    cost: int


Ways = Mapping[object, Sequence[tuple[object, Arc]]]
"""Where one comes to from a node, and by which arc: along it as it could be more, back if it could be less."""


@dataclass(frozen=True)
class CrossTable:
    """Counts by row × column, none negative, with totals."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, counted: Iterable[tuple[str, str, int]]) -> Self:
        """Add up what is counted by row and column, in the order in which they come."""
        told = list(counted)
        rows, columns = tuple(dict.fromkeys(r for r, _, _ in told)), tuple(dict.fromkeys(c for _, c, _ in told))
        numbers: dict[tuple[str, str], int] = {}
        for row, column, number in told:
            numbers[row, column] = numbers.get((row, column), 0) + number
        return cls(rows, columns, tuple(tuple(numbers.get((r, c), 0) for c in columns) for r in rows))

    def cells(self) -> dict[Cell, int]:
        """Map every cell and total by its row and column."""
        cells = {(i, j): number for i, row in enumerate(self.counts) for j, number in enumerate(row)}
        rows = {(i, TOTAL): sum(row) for i, row in enumerate(self.counts)}
        columns = {(TOTAL, j): sum(column) for j, column in enumerate(zip(*self.counts, strict=True))}
        return cells | rows | columns | {(TOTAL, TOTAL): sum(map(sum, self.counts))}


@dataclass(frozen=True)
class ShownTable:
    """A table of which some cells and totals are hidden."""

    table: CrossTable
    shown: Mapping[Cell, int]

    @property
    def total(self) -> int | None:
        """The total of all; None where it is hidden."""
        return self.shown.get((TOTAL, TOTAL))

    @property
    def is_whole(self) -> bool:
        """Whether nothing is hidden."""
        return len(self.shown) == len(self.table.cells())

    def number(self, row: str | None = None, column: str | None = None) -> int | None:
        """Return a count, or a total without a row or column; None where it is hidden, or not in the table."""
        i = TOTAL if row is None else _place(row, self.table.rows)
        j = TOTAL if column is None else _place(column, self.table.columns)
        return None if i is None or j is None else self.shown.get((i, j))


def _place(name: str, names: Sequence[str]) -> int | None:
    return names.index(name) if name in names else None


def hide_small(table: CrossTable) -> ShownTable:
    """Hide what is small, and as little more as keeps each hidden count from being computed."""
    cells = table.cells()
    arcs = sorted((_arc(*each) for each in cells.items() if each[1]), key=lambda arc: (arc.cost, arc.cell))
    ways = _ways(arcs)
    hidden = {arc.cell for arc in arcs if arc.number < SMALLEST_SHOWN}
    for arc in arcs:
        if arc.cell in hidden:
            hidden |= _cheapest_cycle(arc, ways, hidden)
    return ShownTable(table, {cell: number for cell, number in cells.items() if cell not in hidden})


def _arc(cell: Cell, number: int) -> Arc:
    """A row's total flows into the row, a cell to its column, a column's total out of it, and all back again.

    Small counts are hidden rather than large ones, and totals last.
    """
    row, column = cell
    if cell == (TOTAL, TOTAL):
        return Arc(SINK, SOURCE, number, cell, number + COST_OF_ALL)
    if row == TOTAL:
        return Arc(("column", column), SINK, number, cell, number + COST_OF_TOTAL)
    if column == TOTAL:
        return Arc(SOURCE, ("row", row), number, cell, number + COST_OF_TOTAL)
    return Arc(("row", row), ("column", column), number, cell, number)


def _ways(arcs: Sequence[Arc]) -> Ways:
    ways: dict[object, list[tuple[object, Arc]]] = {}
    for arc in arcs:
        ways.setdefault(arc.start, []).append((arc.end, arc))
        if arc.number > 1:
            ways.setdefault(arc.end, []).append((arc.start, arc))
    return ways


def _cheapest_cycle(arc: Arc, ways: Ways, hidden: Collection[Cell]) -> set[Cell]:
    """Find what must be hidden for the arc to be one more or one less, with the others on its cycle."""
    cost, found = _cheapest_path(arc.end, arc.start, arc, ways, hidden)
    if cost and arc.number > 1:
        other, less = _cheapest_path(arc.start, arc.end, arc, ways, hidden)
        return less if other < cost else found
    return found


def _cheapest_path(
    start: object, end: object, without: Arc, ways: Ways, hidden: Collection[Cell]
) -> tuple[float, set[Cell]]:
    """Find the cheapest path that does without that arc (Dijkstra): its cost, infinite for none, and its cells."""
    turns, came = count(), dict[object, tuple[object, Cell]]()
    known, ahead = {start: 0.0}, [(0.0, next(turns), start)]
    while ahead:
        cost, _, node = heappop(ahead)
        if node == end:
            return cost, _walk_back(node, start, came)
        if cost > known[node]:
            continue
        for further, arc in ways.get(node, ()):
            price = cost + (0 if arc.cell in hidden else arc.cost)
            if arc is not without and price < known.get(further, inf):
                known[further], came[further] = price, (node, arc.cell)
                heappush(ahead, (price, next(turns), further))
    return inf, set()


def _walk_back(node: object, start: object, came: Mapping[object, tuple[object, Cell]]) -> set[Cell]:
    cells = set()
    while node != start:
        node, cell = came[node]
        cells.add(cell)
    return cells
