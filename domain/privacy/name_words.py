"""The words around names: titles, particles, parts that surnames are made of, and what is no name."""

_PARTICLES = "abu af al bin ben ibn da de del della den der di dos du el la le ter van von zu"
_INTRODUCTIONS = "familjen familj herr fru fröken makarna syskonen bröderna mr mrs ms miss mister"
_TITLES = """
advokat boende chauffören doktor dr eleven elev granne grannen hos hyresgäst hyresgästen inspektör kommissarie
lärare läraren mamman misstänkt misstänkte pappan polisman rektor sonen dottern tenant neighbour neighbor
vaktmästare vaktmästaren heter hette kallas kallad namn namnet named called
"""
_ALSO_WORDS = """
alf anger april august aurora axel bank ben bill bo borg bror castor dag dan dick egon eken ek flora fox gun
hamn iris isa jarl juni junior jul kaj klara lea liv lo lova love lucia lund maj malva marina mark mars max may
milan mina my nova ole olympia paris per rosa rose rune rut saga said salem sam sanna sol sten stig storm sune
svea ted tor urban vera victoria vide viking viktoria villa ville viola valborg virginia vår
"""
_NO_NAMES = """
ab alla and borta andra att av bara bra bråk buss början bör centrala da de dem den denna deras dess det detta
din du där efter ej eller en english er ett eu flera fler från för få ger gamla gott gå göra hade han har hb hej
hela hennes hittade hittat hon hur här i ica idag igen igår in inga ingen inre inte inom ja jag kan kl klotter
kom komma kommer kommunen kring kvar larm lilla ligger lite man med mellan men mest min mindre mitt mot mycket
många natt nedre nej nya något någon några när nära nästa norra och ofta om ordningsvakt ordningsvakten
ordningsvakter oss på polis polisen rapport region ring ringde räddningstjänsten samma samt sankt sedan sista
sitt sjukvården ska skola skolor skulle som stod stora större står svenska så såg sånt södra ta tack tar till
trafik trygg tror två tågen under upp ut utan utanför vakt vakten vakter vakterna var varit vem verkar vi vid
vill vilka visst vissa väldigt vår våra väl väst västra yttre åt åter är öst östra över övre about after all
also an any are as at be been before both but by can could did do does down during each every for from had has
have he her here his how if into is it its just last like may more most much near new next no not now of off old
on once one only or our out over people police report saw she since so some station still that their them then
there these they this those three to today tonight until up us very was we were what when where which while who
will with would you your måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni
juli augusti september oktober november december monday tuesday wednesday thursday friday saturday sunday
january february march june july august october advent jul julafton juldagen midsommar midsommarafton nyår
nyårsafton påsk påskafton slack coop konsum willys lidl hemköp netto biltema jula rusta systembolaget apoteket
hjärtat mcdonalds max sibylla burger cross lions club circle preem okq securitas avarn nokas loomis postnord dhl
sj östgötatrafiken trafikverket försäkringskassan
"""
NAMERS = frozenset(("called", "heter", "hette", "kallad", "kallas", "named", "namn", "namnet"))
# everyday words that are surnames after a given name
SHORT_SURNAMES = frozenset(("an", "do", "he", "le", "so", "vi", "vu"))
# municipalities that are surnames as well
SURNAMES_TOO = frozenset(("berg", "boden", "lund", "mark", "norberg", "nora", "sala", "salem", "solberg"))
PARTICLES = frozenset(_PARTICLES.split())
# after these one name is somebody
INTRODUCTIONS = frozenset(_INTRODUCTIONS.split())
TITLES = INTRODUCTIONS | frozenset(_TITLES.split())
# given names that are words, shops or places as well: only before a surname that is known
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
NO_NAMES = frozenset(_NO_NAMES.split())
FOREIGN_BEGINNINGS = (
    *("ghebre", "gebre", "gebra", "wolde", "welde", "haile", "tekle", "tesfa", "habte", "kidane", "abdul"),
    *("al-", "el-", "abu-", "ben-"),
)
FOREIGN_ENDINGS = (
    *("ović", "ovic", "evic", "ević", "ić", "enko", "chuk", "czyk", "wski", "wska", "wicz", "ńska", "ński"),
    *("inski", "inska", "yan", "shvili", "adze", "idze", "oğlu", "oglu", "zadeh", "zada", "zade", "pour"),
    *("nejad", "khah", "zai", "mariam", "michael", "yesus", "selassie", "medhin", "egziabher", "kaew"),
    *("wong", "wongsa", "phong", "thong", "sawat", "opoulos", "akis", "escu", "eanu", "aitis", "iene"),
)
