### Registret: områden, platser, parter och kategorier som läggs till, byter namn, slås ihop och tas ur bruk.

areas-title = Områden
areas-add = Nya områden
areas-order = Ändra ordning
areas-first = (först)
areas-after = Kommer efter
areas-ordered = Ordningen är sparad.
areas-move = Lägg i ett område
areas-move-tells = Listor och lägesbilder för området du väljer tar sedan med *{ $name }*. Händelserna ligger kvar där de är.
areas-parent = Ligger i
areas-no-parent = (inget annat område)
areas-moved = { $where ->
    [alone] { $name } är nu ett område för sig.
   *[other] { $name } ligger nu i { $parent }.
}
areas-move-cycle = { $parent } ligger redan i { $name }. Välj ett annat område.
areas-move-there = Det ligger redan där. Välj något annat, eller avbryt.
areas-retire-parts = { $part } ligger i { $name }. Lägg det någon annanstans först, eller ta det ur bruk.
places-title = Platser
places-add = Nya platser
places-keep = Ta med i registret
places-keep-tells = Alla kan sedan välja platsen och ser namnet. Hittills har bara rapporter nämnt den.
places-kept = { $name } är med i registret.
partners-title = Samverkansparter
partners-add = Nya parter
partners-label = En part per rad
partners-hint = Enheter skrivs efter ett kolon: Kommunen: Räddningstjänst, Skola. Det som redan finns läggs inte till igen.
partners-needs-name = ”{ $line }” saknar en part före kolonet. Skriv till exempel Kommunen: Skola.
categories-title = Kategorier
categories-add = Nya kategorier
categories-hint = Skriv Hot – mot personal för en ny sort under Hot. Det som redan finns läggs inte till igen.
categories-heading = Sorterna under *{ $heading }* byter rubrik samtidigt. Antalen i lägesbilden ändras inte.
categories-kind = Räknas under *{ $heading }* också med ett nytt namn.
categories-other-heading = ”{ $name }” har en annan rubrik. Skriv bara sortens namn, så räknas den under { $heading }.
categories-last = Det måste finnas minst en kategori i bruk. Lägg till en annan först.
categories-synonyms = Synonymer
categories-synonyms-label = Ord som betyder samma sak, ett per rad
categories-synonyms-hint = Den som skriver ett av orden i en rapport får kategorin ifylld. Töm fältet för att ta bort dem.
categories-synonyms-saved = Synonymerna för { $name } är sparade.
partners-kind = Typ av part
partners-kind-name = { $value ->
    [municipality] Kommun
    [police] Polis
    [housing] Bostadsbolag
    [school] Skola
    [association] Förening
    [operator] Trafikföretag
   *[other] Annan
}
register-kind-saved = Typen för { $name } är sparad.
register-same-kind = Den typen är redan vald. Välj en annan, eller avbryt.
register-delete = Ta bort
register-delete-holds = Det går inte att radera: { $holds } hör hit. Öppna kortet och slå ihop platsen med en annan, eller ta den ur bruk.
register-delete-merged = Det går inte att radera, för andra platser är ihopslagna med den. Öppna kortet och ta den ur bruk.
register-delete-tells = Inget är knutet till *{ $name }*. Platsen försvinner, och det går inte att ångra.
register-deleted = { $name } är borttagen.
units-title = Enheter
units-add = Nya enheter
units-partner = Samverkanspart

teams-title = Organisation i Slack
teams-tells = De som kommer från organisationen till en delad kanal hör då till parten, och ser det som delas med den.
teams-ids = Organisationens id i Slack
teams-ids-hint = Börjar med T eller E. Det står i adressen när någon där har Slack öppet: app.slack.com/client/T… Flera skiljs åt med blanksteg. Töm fältet för att koppla loss.
teams-no-id = ”{ $team }” är inget id för en organisation i Slack. Skriv det som börjar med T eller E, med bara stora bokstäver och siffror.
teams-own = { $team } är den här arbetsytans eget id. Skriv den andra organisationens.
teams-taken = { $team } är redan kopplad till { $partner }. Ta bort kopplingen där först.
teams-unknown = { $person } kommer från organisationen { $team } i Slack och fick inte använda Trygg. Organisationen är inte kopplad till någon part än. Vilken part är det?
teams-link = Koppla till en part
teams-link-tells = Alla som kommer från organisationen { $team } hör då till parten, och ser det som delas med den.
teams-link-hint = Saknas parten? Lägg först till den med `{ COMMAND("trygg") } partners`.
teams-link-do = Koppla
teams-no-partners = Det finns inga samverkansparter än. Lägg först till dem med `{ COMMAND("trygg") } partners`.
teams-kept = { $partner } är nu kopplad till { $teams } i Slack.
teams-kept-none = { $partner } är inte längre kopplad till någon organisation i Slack.

register-none = Det finns inget här än.
register-add = Lägg till
register-added = { $count ->
    [one] Sparat: { $names }.
   *[other] Sparade ({ $count }): { $names }.
}
register-names = Namn, ett per rad
register-names-hint = Det som redan finns läggs inte till igen. Det som är taget ur bruk tas i bruk igen.
register-all = Visa alla
register-unknown = Det här finns inte längre. Öppna listan igen.
register-area-unknown = Det finns inget som heter så. Se namnen med `{ COMMAND("trygg") } områden`.
register-merged-already = Det här har redan slagits ihop med något annat. Öppna listan igen.
register-in-use = I bruk
register-retired = Ur bruk
register-stated = bara uppgiven av någon
register-like = liknar { $name }
register-count = { $what ->
    [incident] { $count ->
        [one] en händelse
       *[other] { $count } händelser
    }
    [area] { $count ->
        [one] ett delområde
       *[other] { $count } delområden
    }
    [place] { $count ->
        [one] en plats
       *[other] { $count } platser
    }
    [unit] { $count ->
        [one] en enhet
       *[other] { $count } enheter
    }
    [person] { $count ->
        [one] en person
       *[other] { $count } personer
    }
    [nil_report] { $count } gånger inget att rapportera
    [action] { $count ->
        [one] en åtgärd
       *[other] { $count } åtgärder
    }
   *[problem] { $count } problem
}
register-fact = *{ $name ->
    [whole] Ingår i
    [holds] Omfattar
    [kind] Typ
    [heading] Räknas under
    [synonyms] Synonymer
    [formerly] Tidigare namn
    [teams] Organisation i Slack
   *[merged] Ihopslaget med
}:* { $fact }
register-history = { $kind ->
    [renamed] bytte namn från { $before } till { $after }
    [merged] slog ihop det med { $into }
    [moved] la det i { $into }
    [moved_out] gjorde det till ett område för sig
    [retired] tog det ur bruk
    [synonyms] ändrade synonymerna
    [restored] tog det i bruk igen
    [kind] { $is_kind ->
        [none] tog bort typen
       *[other] ändrade typen till { $is_kind }
    }
    [connected] { $teams ->
        [none] kopplade loss parten från Slack
       *[other] kopplade parten till { $teams } i Slack
    }
   *[undone] ångrade { $what ->
        [renamed] namnbytet
        [merged] ihopslagningen
        [moved] flytten
        [retired] att det togs ur bruk
        [kind] ändringen av typen
        [synonyms] ändringen av synonymer
       *[restored] att det togs i bruk
    }
}

register-rename = Byt namn
register-name = Namn
register-name-hint = Det tidigare namnet går fortfarande att söka på och rapportera med.
register-same-name = Det heter redan { $name }. Skriv ett annat namn.
register-name-taken = { $name } finns redan. Skriv ett annat namn, eller slå ihop de två.
register-renamed = { $before } heter nu { $name }.

register-merge = Slå ihop
register-merge-moves = Det här följer med: { $holds }. *{ $name }* finns sedan inte längre för sig, men namnet går att söka på.
register-merge-empty = Inget är knutet till *{ $name }*. Det finns sedan inte längre för sig, men namnet går att söka på.
register-merge-sight = Den som ser en händelse härifrån ser sedan namnet på platsen du väljer.
register-merge-sight-partner = Alla hos parten du väljer ser sedan det som har delats med *{ $name }*, och tvärtom.
register-into = Slå ihop med
register-merge-itself = Något kan inte slås ihop med sig självt. Välj något annat.
register-merge-alone = Det finns inget att slå ihop det här med. Lägg till något först.
register-merged = { $name } är ihopslaget med { $into }. Det här följde med: { $holds }.
register-merged-empty = { $name } är ihopslaget med { $into }.

register-retire = Ta ur bruk
register-retire-keeps = Det går sedan inte att välja. Kvar som förut: { $holds }. Lägesbilder räknar som förut.
register-retire-empty = Det går inte längre att välja. Inget är knutet till det.
register-retire-people = De som är med här har sedan ingen enhet och ser bara sina egna rapporter. Samordnarna får veta vilka.
register-retired-already = { $name } är redan ur bruk. Se listan.
register-retired-now = { $name } är taget ur bruk.
register-last-area = Det måste finnas minst ett område i bruk. Lägg till ett annat först.
register-restore = Ta i bruk igen
register-restore-tells = Det går sedan att välja igen.
register-in-use-already = { $name } är redan i bruk. Se listan.
register-restored-now = { $name } är i bruk igen.

register-undo = Ångra
register-undone = Ångrat. Nu gäller { $name } som förut.
register-undo-late = Det går bara att ångra inom ett dygn. Ändra i stället på nytt.
register-undo-changed = Det har ändrats sedan dess, så det går inte att ångra. Ändra i stället på nytt.
