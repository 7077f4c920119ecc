"""Nothing that is hidden can be computed: held against every table that fits what is shown, and linear algebra."""

from itertools import product
from time import process_time

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.small_cells import SMALLEST_SHOWN, TOTAL, Cell, CrossTable, ShownTable, hide_small

SIDES = st.integers(1, 3)
Counts = tuple[tuple[int, ...], ...]


def tables(most: int, sides: st.SearchStrategy[int] = SIDES) -> st.SearchStrategy[CrossTable]:
    def of_size(size: tuple[int, int]) -> st.SearchStrategy[CrossTable]:
        row = st.tuples(*[st.integers(0, most)] * size[1])
        return st.tuples(*[row] * size[0]).map(named)

    return st.tuples(sides, sides).flatmap(of_size)


def named(counts: Counts) -> CrossTable:
    rows, columns = (
        tuple(f"{kind}{at}" for at in range(size)) for kind, size in (("r", len(counts)), ("c", len(counts[0])))
    )
    return CrossTable(rows, columns, counts)


def values_that_fit(shown: ShownTable, most: int) -> dict[Cell, set[int]]:
    """By hidden cell or total, every value that it has in a table that fits what is shown; none is 0."""
    height, width = len(shown.table.rows), len(shown.table.columns)
    unknown = [cell for cell in product(range(height), range(width)) if cell not in shown.shown]
    hidden = set(shown.table.cells()) - set(shown.shown)
    fitting: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    for values in product(range(1, most + 1), repeat=len(unknown)):
        guess = dict(zip(unknown, values, strict=True)) | dict(shown.shown)
        counts = tuple(tuple(guess[i, j] for j in range(width)) for i in range(height))
        cells = named(counts).cells()
        if all(cells[cell] == number for cell, number in shown.shown.items()) and all(
            cells[cell] for cell in hidden
        ):
            for cell in hidden:
                fitting[cell].add(cells[cell])
    return fitting


@given(tables(3, st.integers(1, 2)) | st.just(named(((1, 0, 0), (0, 1, 0), (0, 0, 1)))))
@settings(max_examples=60, deadline=None)
def test_whoever_tries_every_table_finds_at_least_two_that_fit(table: CrossTable) -> None:
    for cell, values in values_that_fit(hide_small(table), 6).items():
        assert len(values) > 1, (cell, table.counts)


@given(tables(9, st.integers(1, 6)))
@settings(max_examples=100, deadline=None)
def test_no_hidden_cell_follows_from_the_equations(table: CrossTable) -> None:
    """A cell is determined where every solution of the equations for the hidden ones without a right side is 0."""
    hidden = sorted(set(table.cells()) - set(hide_small(table).shown))
    at = {cell: place for place, cell in enumerate(hidden)}
    sums = [[(i, j) for j in range(len(table.columns))] + [(i, TOTAL)] for i in range(len(table.rows))]
    sums += [[(i, j) for i in range(len(table.rows))] + [(TOTAL, j)] for j in range(len(table.columns))]
    sums += [[(i, TOTAL) for i in range(len(table.rows))] + [(TOTAL, TOTAL)]]
    sums += [[(TOTAL, j) for j in range(len(table.columns))] + [(TOTAL, TOTAL)]]
    equations = np.zeros((len(sums), len(hidden)))
    for line, cells in enumerate(sums):
        for cell in cells:
            if cell in at:
                equations[line, at[cell]] = -1 if cell == cells[-1] else 1
    rank = np.linalg.matrix_rank(equations) if hidden else 0
    for cell, place in at.items():
        without = np.delete(equations, place, axis=1)
        assert (np.linalg.matrix_rank(without) if without.size else 0) == rank, (cell, table.counts)


@given(tables(9, st.integers(1, 6)))
@settings(max_examples=100, deadline=None)
def test_what_is_shown_is_true_and_not_small(table: CrossTable) -> None:
    shown, cells = hide_small(table), table.cells()
    for cell, number in shown.shown.items():
        assert number == cells[cell]
        assert not 0 < number < SMALLEST_SHOWN
    assert all(cell in shown.shown for cell, number in cells.items() if not number)


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hide_small(named(((3, 0), (5, 4)))).is_whole


def test_a_small_count_takes_the_least_with_it() -> None:
    shown = hide_small(named(((1, 9, 4), (8, 7, 3), (5, 6, 9))))
    hidden = set(shown.table.cells()) - set(shown.shown)
    assert hidden == {(0, 0), (0, 2), (1, 0), (1, 2)}
    assert shown.number("r0", "c1") == 9
    assert shown.number("r0") == 14
    assert shown.number(column="c0") == 14
    assert shown.total == 52


def test_two_ones_that_add_up_to_two_are_not_enough() -> None:
    """Whoever knows that neither is 0 would know both."""
    shown = hide_small(named(((1, 1, 5),)))
    assert [shown.number("r0", column) for column in shown.table.columns] == [None, None, None]
    assert shown.total == 7


def test_a_total_that_is_small_is_hidden_with_all() -> None:
    assert hide_small(named(((2,),))).total is None


def test_an_empty_table_hides_nothing() -> None:
    assert hide_small(CrossTable.of([])).total == 0


def test_counts_are_added_up_in_the_order_in_which_they_come() -> None:
    table = CrossTable.of([("b", "y", 2), ("a", "x", 1), ("b", "y", 3)])
    assert table == CrossTable(("b", "a"), ("y", "x"), ((5, 0), (0, 1)))


def test_the_largest_table_takes_no_time() -> None:
    counts = tuple(tuple((row * 7 + column * 5) % 9 for column in range(30)) for row in range(40))
    begun = process_time()
    hide_small(named(counts))
    assert process_time() - begun < 10
