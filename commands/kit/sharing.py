"""Ask who may see a record: the sharing level, and the partners that it is shared with when that names any."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from commands.kit.fields import EnumChoice, FormField, Several
from commands.vocabulary.forms import Option
from domain.sharing import Sharing
from storage.store import Store

NEEDED, CHOOSE = "sharing-needs-partners", "incident-choose"


def sharing_fields(level: EnumChoice, written: Mapping[str, Any], store: Store) -> Iterator[FormField]:
    """Ask for the level, and for `partners` where it is AMBER in what is `written`, which needs any partner."""
    partners = [Option(str(partner.id), partner.name) for partner in store.partnership.partners()]
    offered = {each: key for each, key in level.words.items() if partners or each is not Sharing.AMBER}
    yield replace(level, words=offered)
    if written.get(level.name) == Sharing.AMBER:
        yield Several("partners", "sharing-partners", partners, kind=int, needed=NEEDED, placeholder=CHOOSE)
