"""Words that name places and houses, which stand beside people's names in `Maria kyrka` and `Karl Johans gata`."""

_WORDS = """
allé bad badet backe backen bibliotek bro bron café camping center centrum fritidsgård fritidsgården församling
förskola förskolan gata gatan gränd gård gården hage hagen hall hallen hem hemmet hus huset hållplats kapell krog
kulle kvarter kyrka kyrkan kyrkogård lekplats park parken parkering plan plats platsen resecentrum skatepark skog
skola skolan station stationen stig stigen torg torget tunnel tunneln tätort udde väg vägen värld äng ängen
church road school square street
"""
_ENDINGS = """
backen bron centrum gata gatan gränd gränden gården hallen hemmet huset kapellet kyrkan lunden området parken
plats platsen skola skolan stationen stigen torg torget tunneln väg vägen ängen
"""
PLACE_WORDS = frozenset(_WORDS.split())
PLACE_ENDINGS = tuple(_ENDINGS.split())


def names_a_place(word: str) -> bool:
    """Whether the word, in any case, is or ends in a word for a place."""
    folded = word.casefold()
    return folded in PLACE_WORDS or folded.endswith(PLACE_ENDINGS)
