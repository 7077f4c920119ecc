"""Units as people choose and read them: with their partner's name before their own."""

from commands.vocabulary.forms import Option
from domain.names import unit_title
from storage.store import Store


def unit_options(store: Store, also: int | None = None, partner: int | None = None) -> list[Option]:
    """List the units that take part as options, by partner and name, and the one with the id `also`.

    Those of one `partner` alone where it is given.
    """
    found = [pair for pair in store.partnership.units() if partner in (None, pair[1].id)]
    retired = store.partnership.unit_and_partner(also) if also else None
    if retired and also not in {unit.id for unit, _ in found}:
        found.append(retired)
    return [Option(str(unit.id), unit_title(partner.name, unit.name)) for unit, partner in found]
