"""List the words that are cues of a category without naming it, and the phrases in which they mean something else.

A cue is one word or several in a row. `klottr*` is a word that begins so, `*brand` one that ends so, `skott|skotten`
either, and `lamp* ~ trasig*` two that stand near each other in a clause, in either order. Words with fewer than five
letters need their accents.
"""

# fmt: off
CUES: dict[str, str] = {
    "damage.graffiti": """
        klottr*, *klotter, nedklottr*, nerklottr*, klotterskad*, graffit*, tagga|taggar|taggat|taggade|taggad|tagging,
        spreja*|sprejfärg|sprejburk*|spraya*|sprayfärg, hakkors*, swastika*, spraypaint*, spray paint*, tagged, sprayed""",
    "damage.glass": """
        krossa*, glaskross*, fönsterkross*, rutekross*, glassplitter*,
        ruta|rutan|rutor|rutorna|glasruta*|fönster*|skyltfönst*|glasdörr* ~ sönder*|trasig*|spräckt*|spruck*|inslag*|utslag*|kross*|kastad*,
        stenkastning*, smash*, shatter*, window*|windows|pane|glass ~ broken|smashed|broke|cracked|shattered""",
    "damage.fire": """
        brand|brands|branden|bränder|bränderna, *brand|*branden|*bränder, brann|brinner|brinna|brunnit|brinnande,
        bränd|bränt|brända|brände|bränts|brändes|bränner, elda|eldar|eldas|eldat|eldats|eldade|eldades|eldning*, eld|elden, eldsvåda*,
        antänd*|antänt*, brandskad*, brandlukt*, rökutveckling*, arson*, fire|fires, burn|burned|burning|burnt|burns, ablaze, torched""",
    "damage": """
        skadegör*, vandal*, sabotage*, saboter*, sönderslag*, söndersparka*, sönderskur*, sönderriv*, sönderbruten|sönderbrutna, förstör*,
        slagits|slagit|slog|slogs|slår|slås|sparkat|sparkats|sparkade|sparkar|sparkades|rivit|skurit sönder, sparkades|sparkade|sparkat in,
        repad|repade|repat|repats|repades, *skärning, välta|vält|välte|välts|vältes ~ papperskorg*|gravsten*|blomkruk*|kruk*|moped*|cykl*|brevlåd*|skylt*,
        omkullvält*, damage|damaged|damages|damaging, destroyed|destroying, slashed, wrecked, trashed, kicked in|over, knocked over, smashed up""",
    "gathering": """
        samling|samlingen|samlingar, samlas|samlats|samlades|samlade, folksamling*, gäng|gänget|gängen, *gäng|*gänget, ungdom|ungdomar|ungdomarna|ungdomsgrupp*,
        tonåring*, killgäng*, häng, fyllefest*, fyllan|fylleri*|fyllerist*, berus*, onyktr*, fulla|full ~ person*|ungdom*|män|man|killar,
        dricker|drack|dricka ~ alkohol|sprit|öl|vin, stökig*, stojar|stojade|stojande, skrän*, högljudd*, skriker på,
        youth*, teen|teens|teenager*, gang|gangs, group of, drunk*, intoxicated, loiter*, hanging around|out, rowdy, crowd|crowds""",
    "violence": """
        bråk|brak|bråket|bråken|bråka*|bråkig*, *bråk|*bråket, slagsmål*, slåss, slogs, slagits, nedslag*|nerslag*, misshand*, våld|våldet, våldsam*, våldtäkt*,
        handgemäng*, tumult*, knivskur*|knivskär*|knivhug*|knivhög*|knivslag*|knivdåd*, skottloss*, skott|skotten|skottet,
        skjutning*, skjuten|skjutna, överfall*|överföll*, knuff*, knytnäv*|örfil*, slag|slår|slog|slagen ~ ansikte*|varandra|huvudet,
        slog ner|ned|till, sparkar i korridor*, blev|blivit slagen, fight|fights|fighting|fought, brawl*, assault*, violen*,
        stabbed|stabbing|stabbings, shooting|shootings, gunshot*|gunfire, punch*, beaten up, attacked, scuffle*""",
    "threat": """
        hot|hota|hotar|hotas|hotat|hotats|hotad|hotade|hotades|hoten|hotet, hotful*, hotels*, mordhot*|bombhot*|dödshot*|knivhot*|hotbrev*,
        trakasser*, ofreda*, utpress*, threat|threats|threaten*, intimidat*, harass*, menac*""",
    "theft.burglary": """
        inbrott*, *inbrott|*inbrottet, bröt|brutit|bröts|brutits|brutet upp, bröt sig in, bryta sig in, brutit sig in, bryter sig in,
        uppbrut*|uppbänd*|uppbryt*, bänt|bände|bänts upp, dyrkat|dyrkade upp, tagit|tog sig in, burglar*, break in, broke|broken|breaking into, forced open|entry""",
    "theft.shoplifting": "snatt*, butiksstöld*, utan att betala, shoplift*, without paying",
    "theft.robbery": """
        rån|rånet|rånen, råna*, *rån|*rånet, rånförsök*, rånhot*, väskryck*, ryckt|ryckte ~ väsk*, rob|robbed|robber*|robbing, mugged|mugging*|mugger*""",
    "theft": """
        stöld|stölder|stölden|stöldgods*, *stöld|*stölder|*stölden, stal|stals|stulit|stulits|stulen|stulet|stulna|stjäl*|stjälas, snodde|snodd|snott,
        tillgrip*, tjuv|tjuvar|tjuven|tjuvarna|ficktjuv*|cykeltjuv*, stole|stolen|steal|stealing|steals, theft*, thief|thieves, pickpocket*, nicked""",
    "drugs.dealing": """
        langa|langar|langas|langat|langare|langarna|langning*, knarkförsälj*|narkotikaförsälj*|drogförsälj*|droghand*|narkotikahand*|knarkhand*,
        säljer|sålde|sälja|försäljning|köper|köpte ~ knark|droger|narkotika|hasch|cannabis|tramadol, drug deal*, dealer|dealers, dealing,
        selling|sells|sold|sell ~ drugs|weed|cannabis""",
    "drugs": """
        narkot*, droger|drogerna|drogen|drogad*|drogat|drogpåverk*|drogbruk*, knark*, hasch*, cannabis*, marijuana, kokain*|heroin*|amfetamin*|tramadol*|ecstasy,
        kanyl*, spruta|sprutan|sprutor|sprutorna, lustgas*, påverkad|påverkade ~ man|kvinna|person|personer|ungdom*|kille|killar|många|narkotika|droger,
        röker|rökte|röka|rökt|luktar|lukt ~ gräs|braj|weed, drug|drugs, needle|needles, syringe*, weed, cocaine, overdose*""",
    "traffic.reckless": """
        buskör*, fortkör*, kör|körde|köra|körs ~ fort, hög|höga fart|hastighet|hastigheter, vårdslös*, burnout*, sladda|sladdar|sladdade|sladdat,
        drifta|driftar|driftade|drifting, gatlopp*|streetrace*|gaturace*, rejsa*|racar*|racade*|race|racing|races, på bakhjulet,
        kör|körde|körs|moped*|fyrhjuling*|epa*|mc ~ trottoar*|gångväg*|gångban*|cykelväg*|cykelban*|skolgård*|lekplats*,
        reckless*, speeding, driving ~ fast, doughnuts, skidding, wheelie*""",
    "traffic.music": """
        hög|höga|högt musik, musik|musiken|volym ~ hög|högt|dunka*, hög volym, loud music, music ~ loud|blasting|blaring""",
    "traffic.unlawful": """
        olovlig körning, kör|körde ~ olovlig*, utan körkort, körkortslös*, trimmad*|trimmat ~ epa*|moped*|motor*, without licence|license,
        without a licence|license, unlicensed, underage driv*""",
    "traffic": """
        trafik|trafiken|trafikfarlig*|trafikolyck*|trafikbrott*|trafikstök*, moped|mopeder|mopederna|mopedist*, epa|epor|epan|epatraktor*|raggar*,
        rattfyll*, påkörd|påkört|påkörda, krock|krockade|krockat, felparker*, parked illegally, traffic, mopeds, car crash|accident, drink|drunk driving""",
    "unsafe.lighting": """
        belysning|belysningen, *belysning|*belysningen|belysningsstolp*,
        lampa|lampan|lampor|lamporna|armatur*|lyktstolp*|gatlykt*|gatlamp*|gatlampor|gatljus*|strålkastar*|ljuset|elljusspår* ~ trasig*|sönder|släckt*|slocknat|slocknad|slocknade|ur|lyser|fungerar|funkar|blinkar|borta|död|döda|paj|krossa*|kross|nere,
        gatlykt*|gatlamp*, inget ljus, lyser inte, mörkt, mörklag*|mörklägg*, beckmörk*|kolsvart*|kolmörk*, lighting|streetlight*|streetlamp*,
        light|lights|lamp|lamps|bulb|bulbs|streetlight* ~ out|broken|off|dead|flickering|working|work|works, too|pitch dark, very dark, no light|lights""",
    "unsafe.sight": """
        buskage*, skymmer|skymd|skymda|skymde, siktskymd*|siktskymm*, igenvux*|igenväxt*, vuxit|växt|växer igen, sly|slyet, buskar|buskarna ~ ser|beskära|beskär*|klipp*|sikt*,
        overgrown, shrub*, bushes|hedge|hedges|trees ~ view|block*|sight, block|blocks|blocking|blocked view, poor visibility""",
    "unsafe.litter": """
        nedskräp*|nerskräp*, skräp|skräpet|skräpigt|skräpig|skräpar|skräphög*, *skräp, sopor|soporna|sopsäck*|soppås*|sophög*, dumpa|dumpad|dumpade|dumpat|dumpats|dumpar,
        grovsopor|grovsoporna, tippat|tippad|tippade, överfull*, ölburk*|fimpar|glasbitar, litter*, rubbish, garbage, trash, dumped|dumping, fly tipping""",
    "unsafe": """
        otrygg|otryggt|otrygga, ödslig*, vågar|vågade inte gå|gå|vistas, rädd|rädda att gå, unsafe, deserted, afraid to walk, scared to walk""",
    "dwelling": """
        sovplats*, boplats*, sover|sovit|sov|sovande, sovsäck*, madrass|madrassen|madrasser, tält|tältet|tälten|tältläger|tältlägret, övernatt*,
        hemlös*, uteligg*, olovligt|olovlig boende, bosatt sig, bor|bott|bodde ~ trapphus*|källar*|bil|bilen|husvagn*|garage*|tält|förråd*|skogen,
        sleeping|slept, rough sleep*, tent|tents|encampment*, squat|squatter*|squatting, homeless, mattress*""",
    "staff": """
        mot personal|personalen, mot vår|sin personal, mot väktare|väktaren|ordningsvakt*|lärare|läraren|chaufför*|busschaufför*|bussförare*|tågvärd*|medarbetare*|fastighetsskötare*|vaktmästare*|bibliotekarie*,
        personal|personalen|ordningsvakt*|väktare|chaufför*|lärare ~ hotad*|hotat*|hotades|slagen|spott*|angrip*|angrep*|angreps|attack*|misshand*|påhopp*,
        against staff|personnel, at staff, staff|personnel ~ threat*|assault*|attack*|spat|abus*|hit""",
    "rumour": "rykte|rykten|ryktet|ryktena|ryktas|ryktesspridning*, falsk|falska uppgift*, desinformation*, rumour*|rumor*, fake news",
    "event": """
        evenemang*, demonstration*|demonstrer*, konsert*, festival*, manifestation*, torgmöte*, julmarknad*|marknadsdag*, valborgsfir*,
        match|matchen|*match|*matchen, derby|derbyt, event|events, concert*, protest|protests, parade*""",
}

# A word of a category that stands in one of these means something else.
OTHER_MEANINGS = """
    fire hydrant*|station*|alarm*|exit*|door*|extinguisher*|drill*|escape*|engine*|truck*|department|brigade|safety|blanket,
    traffic light*|sign|signs|signal*|cone|cones|jam|warden*, dealing with, car|used-car dealer*, water|flood|frost damage, hot water|dog|dogs|tub|day|days|weather|coffee|tea|meal|food|summer,
    is|too|very|so|red|really|was hot, in the event, event of, no event, burning question, rubber burning, pine needle*, weed killer*,
    slogs|slog|slår ut|av, slog|slår på, slog larm, slog|slår|slagit tolv|ett|två|tre|elva, gott|dåligt rykte, mörkt|mörka hår|klädd|klädda|skägg|kläder|skinn,
    samling i|på|vid aula*|matsal*, full fart|storlek|rulle, röd|ny|vit|grön|svart ruta, bröt|brutit arm*|ben*, group of trees|houses|bikes|cars, gang of workers,
    fulla|full tank, hot spot|spots, slag vatten, drug store|stores, crowd control, burn mark, ljus på skärm*, sov gott, tält säljes, match i tändsticks*, safety match,
    traffic to|from, shot glass, glass recycling, litter box|tray, trafik information, hängande lampor, lampor till, tjuv lyssna*
"""

WEAK = frozenset({"gathering", "traffic", "unsafe", "event"})
"""Categories whose cues say who or where rather than what was done: any other counts before them."""
PRECEDENCE = ("staff", "theft.robbery", "rumour")
"""Categories that count before the rest where several are told of, as they say what the rest was about."""
# fmt: on
