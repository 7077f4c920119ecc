### Personal data that does not belong in the shared picture.

privacy-block-personnummer = This seems to contain a personal identity number. Remove it – write “a person in their twenties”, for example. Information on individuals goes through your authority’s own channel.
privacy-block-samordningsnummer = This seems to contain a coordination number. Remove it – write “an adult”, for example. Information on individuals goes through your authority’s own channel.
privacy-block-interim = This seems to contain an interim identity number. Remove it – write “an adult”, for example. Information on individuals goes through your authority’s own channel.
privacy-block-phone = This seems to contain a phone number. Remove it – write which organisation to contact instead. Information on individuals goes through your authority’s own channel.
privacy-block-email = This seems to contain an e-mail address. Remove it – write which organisation to contact instead. Information on individuals goes through your authority’s own channel.

privacy-caution =
    ⚠️ *Read it once more.* Something may point to a person: { $found }.
    Rewrite it so that no individual can be recognised; what concerns one goes through your authority’s own channel. { $kind ->
        [name] Is it not a name?
       *[other] Does it not point to anyone?
    } Choose *{ $submit }*.

privacy-warn-personnummer = something like a personal identity number
privacy-warn-plate = a registration plate
privacy-warn-mention = a person who is mentioned
privacy-warn-name = a first name and surname
privacy-warn-apartment = an apartment, floor or entrance
privacy-warn-property = a property designation

button-save-anyway = Save anyway
button-withdraw-anyway = Withdraw anyway
