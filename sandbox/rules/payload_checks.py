"""Check rules across all blocks of one message or view; each block is valid by itself."""

from collections.abc import Iterator, Sequence

from sandbox.rules.rule import Json, Violation, broken, repeated

Located = tuple[str, Json]
HOLDS_BLOCKS = {"container": "child_blocks", "carousel": "elements"}
HOLDS_ELEMENTS = {"actions": "elements", "context_actions": "elements", "card": "actions"}


def walk(blocks: Sequence[Json]) -> Iterator[Located]:
    """Yield every block with its pointer, including those in containers and carousels."""
    for index, block in enumerate(blocks):
        yield f"/{index}", block
        holds = HOLDS_BLOCKS.get(block["type"], "")
        for inner, child in enumerate(block.get(holds, ())):
            yield f"/{index}/{holds}/{inner}", child


def elements_of(block: Json) -> Iterator[Located]:
    """Yield the interactive elements of one block with their pointers from it."""
    kind = block["type"]
    listed = HOLDS_ELEMENTS.get(kind)
    if listed:
        yield from ((f"/{listed}/{index}", element) for index, element in enumerate(block.get(listed, ())))
    elif kind == "input":
        yield "/element", block["element"]
    elif kind == "section" and "accessory" in block:
        yield "/accessory", block["accessory"]


def of_kind(blocks: Sequence[Located], *kinds: str) -> list[Located]:
    return [(at, block) for at, block in blocks if block["type"] in kinds]


def keep_block_ids_apart(blocks: Sequence[Located]) -> Iterator[Violation]:
    seen: set[str] = set()
    for at, block in blocks:
        if "block_id" in block:
            if block["block_id"] in seen:
                yield repeated("block_id", block["block_id"], f"{at}/block_id")
            seen.add(block["block_id"])


def keep_action_ids_apart(blocks: Sequence[Located]) -> Iterator[Violation]:
    """Require action ids to be unique within each block."""
    for at, block in blocks:
        seen: set[str] = set()
        for inner, element in elements_of(block):
            if "action_id" in element:
                if element["action_id"] in seen:
                    yield repeated("action_id", element["action_id"], f"{at}{inner}/action_id")
                seen.add(element["action_id"])


def allow_one_focus(blocks: Sequence[Located]) -> Iterator[Violation]:
    focused = [
        f"{at}{inner}/focus_on_load"
        for at, block in blocks
        for inner, element in elements_of(block)
        if element.get("focus_on_load")
    ]
    for at in focused[1:]:
        yield broken("focus_on_load", "only one element can be set to focus on load", at=at)


def allow_two_charts(blocks: Sequence[Located]) -> Iterator[Violation]:
    for at, _ in of_kind(blocks, "data_visualization")[2:]:
        yield broken("max_items", "no more than 2 data_visualization blocks allowed", expected=2, at=at)


def allow_one_table(blocks: Sequence[Located]) -> Iterator[Violation]:
    for at, _ in of_kind(blocks, "table")[1:]:
        yield broken("max_items", "only_one_table_allowed", expected=1, at=at)


def limit_table_text(blocks: Sequence[Located]) -> Iterator[Violation]:
    """Allow 20,000 characters in all tables together; report the table that exceeds them."""
    tables = of_kind(blocks, "table", "data_table")
    sizes = [
        (f"{at}/rows", sum(count_shown(cell) for row in block["rows"] for cell in row)) for at, block in tables
    ]
    return exceed(20_000, "tables", sizes)


def count_shown(part: Json) -> int:
    """Count the visible characters of a cell or of a part of rich text."""
    if "elements" in part:
        return sum(count_shown(element) for element in part["elements"])
    return len(part.get("text") or part.get("url") or part.get("fallback") or "")


def limit_markdown(blocks: Sequence[Located]) -> Iterator[Violation]:
    return exceed(
        12_000, "markdown", [(f"{at}/text", len(block["text"])) for at, block in of_kind(blocks, "markdown")]
    )


def exceed(most: int, what: str, sizes: Sequence[tuple[str, int]]) -> Iterator[Violation]:
    """Report each pointer at which the running total of sizes is above the limit."""
    total = 0
    for at, size in sizes:
        total += size
        if total > most:
            message = f"must be less than {most + 1} characters in all {what}"
            yield broken("max_length", message, expected=most, got=total, at=at)


RULES = (
    keep_block_ids_apart,
    keep_action_ids_apart,
    allow_one_focus,
    allow_two_charts,
    allow_one_table,
    limit_table_text,
    limit_markdown,
)
