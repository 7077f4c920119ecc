"""Everyday words that areas and places are named after too: they are names only with a capital."""

_WORDS = """
    person personen personer man kvinna barn folk vakt elev lärare norr söder öster väster norra södra östra
    västra mitten nord syd öst väst nere uppe inne ute hemma gård gården gårdar gata gatan väg vägen torg
    torget park parken plan planen kyrka kyrkan skola skolan skog skogen hamn hamnen bro bron sjö sjön strand
    stranden backe backen berg berget dal dalen äng ängen hage hagen lund lunden ås åsen by byn stad staden
    bruk bruket kvarn kvarnen slott slottet udde udden vik viken holme holmen holm damm dammen bäck älv älven
    fors forsen fält fältet hult horn hornet kulle kullen kulla mosse mossen gränd gränden stig stigen tomt
    tomten hus huset bostad kontor kontoret butik butiken affär affären kiosk kiosken bad badet badhus
    badhuset hall hallen arena arenan ishall ishallen sporthall sporthallen lekplats lekplatsen bibliotek
    station läger lagret garage garaget parkering parkeringen rondell rondellen korsning korsningen tunnel
    tunneln entré entrén gång gången trappa trappan hiss hissen källare källaren vind vinden soprum soprummet
    tvättstuga tvättstugan sjukhus sjukhuset vårdcentral vårdcentralen förskola förskolan fritids gymnasiet
    gymnasium dagis matsal matsalen aula aulan hem hemmet lag laget lugnet lugna ro rost sten stenen rosen
    björk björken ek eken gran granen tall tallen vall vallen sund sundet näs näset klint klinten hed heden
    industri industrin område området kvarter kvarteret north south east west school square street church
    centre center bridge harbour beach hill wood bar baren krog krogen pub puben macken mack hotell hotellet
    ran van har var mor ar ol ode os bas hal back vår mör år öl öde bås hål lager on as ost vast o a en ett de
    den det mot men han hon nu då så att som hor hör
"""
EVERYDAY_WORDS = frozenset(_WORDS.split())
