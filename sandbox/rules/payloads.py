"""Define what blocks are sent in: views, messages and metadata."""

from sandbox.rules.blocks import BLOCK
from sandbox.rules.objects import ID, plain
from sandbox.rules.rule import Fields, Surface
from sandbox.rules.structures import Array, Object, TaggedUnion
from sandbox.rules.values import AnyObject, Boolean, String

MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
BLOCK_LISTS = {surface: Array(BLOCK, 1, most) for surface, most in MOST_BLOCKS.items()}

VIEW_BYTES = 250_000
ANY_VIEW: Fields = {
    "private_metadata": String(3000, low=0),
    "callback_id": String(255, low=0),
    "external_id": String(255, low=0),
}
VIEW = TaggedUnion(
    {
        "modal": Object(
            must={"title": plain(24), "blocks": BLOCK_LISTS["modal"]},
            may={
                **ANY_VIEW,
                "submit": plain(24),
                "close": plain(24),
                "clear_on_close": Boolean(),
                "notify_on_close": Boolean(),
            },
        ),
        "home": Object(must={"blocks": BLOCK_LISTS["home"]}, may={**ANY_VIEW, "title": plain(24)}),
    }
)

LONGEST_TEXT = String(40_000, low=0)
METADATA = Object(must={"event_type": ID, "event_payload": AnyObject()})
