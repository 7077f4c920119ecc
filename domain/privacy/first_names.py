"""First names that are usual in Sweden, young and old, by which a full name is recognised in free text."""

# left out: those that are words, shops or places as well (Love, Max, My, Nova, Saga, Marina, Mark)
_WOMEN = """
agneta agnes aisha alexandra alice alicia alma alva amanda amina anette angelica anita ann anna anne annelie
anneli annette annika asta astrid barbro beatrice berit birgit birgitta britt camilla carina carolina caroline
catarina cecilia charlotte christina daniela ebba elena elin elina elisabet elisabeth ella ellen ellinor elsa
elvira emelie emilia emma emmy erica erika ester eva evelina fatima felicia filippa frida gabriella greta gun
gunilla gunnel hanna hannah hedda hedvig helen helena helene helén henrietta ida inga inger ingegerd ingela
ingrid irene isabell isabella isabelle jasmine jennifer jenny jessica joanna johanna jonna josefin josefine
julia karin karolina katarina kerstin khadija klara kristin kristina lena leila lina linda linn linnea lisa
lisbeth louise lova lovisa madeleine magdalena maja malin margareta margit maria mariam marianne marie matilda
mia michaela mikaela minna moa mona monica monika märta natalie nathalie nellie nora olivia patricia paulina
pernilla petra pia rebecca rebecka ronja rut sandra sanna sara sarah selma signe siri siv sofia sofie solveig
sonja stina susanna susanne svea sylvia therese tilda tilde tindra tova tove tuva ulla ulrika veronica
veronika viktoria vilma wilma yasmin yvonne zahra zainab åsa
"""
_MEN = """
abdi abdullah adam adrian ahmad ahmed albin alex alexander alfred ali allan anders andreas anton arne aron
arvid august axel bengt benjamin bertil birger björn bo börje carl casper christer christian christoffer claes
claudio dan daniel david dennis dimitri ebbe eddie edvin edwin egon elias elis emanuel emil eric erik ernst
erland evert fabian felix filip folke frank frans fredrik fritz georg gunnar gustaf gustav göran göte hampus
hannes hans harald harry hasan hassan helge henrik henry herman hjalmar hugo håkan hussein ibrahim igor
ingemar ingvar isak ismail ivan ivar jack jacob jakob jan jens jesper jim jimmy joakim joel johan johannes
john johnny jonas jonathan jonatan josef jörgen kalle karl kenneth kent kevin kim kjell klas knut kristian
kristoffer krister kurt lars leif lennart leo leon leonard liam linus louis lucas ludvig lukas magnus malte
marcus markus martin mathias mats mattias melker melvin michael mikael milo mohamad mohamed mohammad mohammed
morgan muhammad mustafa nathan nicklas niclas niklas nils noah noel ola olle olof olov omar oscar oskar osman
otto ove patrik patrick paul per peter petter philip pontus rasmus ragnar rickard rikard robert robin roger
roland rolf rune samuel sebastian sigvard simon sixten stefan sten stig sture svante sven tage theo theodor
thomas tobias tomas tommy tony torbjörn tore torsten ulf urban valter victor vidar viggo viktor vilhelm
vincent wilhelm william yusuf åke örjan östen
"""
FIRST_NAMES = frozenset((_WOMEN + _MEN).split())
