"""Words for places and businesses, by which a name is known to be theirs: `Maria kyrka`, `Lars Montin AB`."""

_WORDS = """
allé bad badet backe backen bibliotek bro bron café camping center centrum fritidsgård fritidsgården församling
förskola förskolan gata gatan gränd gård gården hage hagen hall hallen hem hemmet hus huset hållplats kapell krog
kulle kvarter kyrka kyrkan kyrkogård lekplats park parken parkering plan plats platsen resecentrum skatepark skog
skola skolan station stationen stig stigen strand stranden torg torget tunnel tunneln tätort udde vik viken väg
vägen värld äng ängen arena arenan gymnasium gymnasiet hamn hamnen slott slottet stadion sjukhus sjukhuset
barnsjukhus vårdcentral vårdcentralen museum museet galleria gallerian monument staty statyn stiftelse stiftelsen
minne pris fond priset minnesfond esplanad esplanaden hill church road school square street avenue bridge hospital
house lane library
"""
_ENDINGS = """
backen badet biblioteket bron centrum gata gatan gränd gränden gård gården hallen hamnen hemmet huset hus kapellet
kyrka kyrkan lunden området parken plan planen plats platsen skola skolan stationen stigen torg torget tunneln väg
vägen ängen viken stranden bostäder fastigheter förening föreningen hallarna garaget gymnasiet museet
"""
_BUSINESSES = """
ab hb kb aktiebolag bygg måleri frisör frisörer frisörsalong salong salonger transport åkeri bil bilar rör el plåt
konditori bageri begravningsbyrå advokatbyrå fastigheter bostäder bostad förvaltning group co company ltd inc firma
butik mode livs kiosk grill pizzeria restaurang hotell taxi buss trafik städ glas lås järn blommor konsult
"""
_BEFORE = """
café cafe restaurang pizzeria salong frisör hotell villa kv kvarteret galleri bar klinik apotek butik butiken firma
firman kiosk kiosken grill krog krogen pub puben brf föreningen stiftelsen fastigheten hållplats båten fartyget
drottning kung kungen kungs prins prinsessan saint sankt sankta st t hotel restaurant school the
"""
PLACE_WORDS = frozenset(_WORDS.split())
PLACE_ENDINGS = tuple(_ENDINGS.split())
BUSINESS_WORDS = frozenset(_BUSINESSES.split())
BEFORE_PLACES = frozenset(_BEFORE.split())


def names_a_place(word: str) -> bool:
    """Whether the word, in any case, is or ends in a word for a place."""
    folded = word.casefold()
    return folded in PLACE_WORDS or folded.removesuffix("s").endswith(PLACE_ENDINGS)
