/// The classes of lexicon rows and the fields that each may have. A row is `class form "form of words" … key=value`.
///
/// What a class means is said here once, for whoever writes a language; unknown classes and fields are errors that name the line.
enum EntryClass: UInt8, CaseIterable {
    // Settings of a language: `setting name=English decimal=. group=, order=dmy marks=fold joined=yes`;
    // pairs=range where two neighbours are one amount («iki üç kişi»), pairs=hundred where ones before tens leave out the hundred ("one twenty two");
    // fraction=of where a word stands between a share and its whole: "un sixième titre" is the sixth.
    case setting
    /// A word written together with the next: Arabic و (is=and), ال (is=article), ب (is=place: a preposition of place),
    /// ل (is=recipient: the one who is told), ك (is=preposition: any other); several parted by commas. `is=and` is cut off as a word.
    case prefix
    /// An ending that may be taken off an unknown word: `suffix ler`.
    case suffix
    /// An ending by which a word that no row knows is a verb or participle, and so no noun that is counted: «-лись».
    case verbEnding
    /// A very common word, by which the language is recognised.
    case common
    /// A word after which a full stop ends no sentence ("Mr"). `weak=yes`: unless a capital follows («тыс.»).
    case abbreviation

    // Numbers
    /// A number word: value=; `times=yes` multiplies what stands before (hundred, thousand, million); `teen=yes` adds ten to the ones before;
    /// `symbol=upper`: only as a capital behind two digits or more ("1.2G"), `symbol=lower` (units too): not as a capital.
    /// fits=19 for French soixante (may be followed by up to 19); `dual=yes` for duals of number words.
    case number
    /// A word between the parts of a number: after=any | hundreds | tens.
    case joiner
    /// The spelled decimal mark ("point").
    case point
    /// The spelled minus; `place=after`: behind a number or its unit ("below zero").
    case minus
    /// A fraction word: value=1/3; `place=before`: the denominator before its numerator («sekizde beş»); `plus=yes` for "and a half" that adds to a number before it;
    /// form=words: only behind numbers in words («medios»); form=inner: the ending of a share, written together with its number («-avos»).
    case fraction
    /// An ordinal word: value=; `fraction=yes` where the same word is also the denominator (a third).
    case ordinal
    /// Letters glued to digits that make an ordinal: "st", "ème".
    case ordinalSuffix
    /// A collective number that is about its value: value=12 (a dozen).
    case dozen
    /// A vague amount: id= of the catalogue's class; `times=yes` where it multiplies the word before ("several hundred" needs none);
    /// form=object: only where it is the object of a verb of class `event` ("killed scores").
    case vague
    /// A word that may stand between a modifier and its number, or before a number word, and says nothing: articles, "of".
    case article
    /// A word that, between two vague amounts, spans them: "if not".
    case ifNot
    /// A determiner that makes a count definite: "the", "these".
    case definite

    // Ones that no numeral states
    /// The form of a `concept` row that says one of it: «полицейский». Without it the form is no one. place=after: the form stands only
    /// right behind the word of its event («гибель полицейского»).
    case singular
    /// An article that means one: "a". Where a language has such rows, a singular needs one.
    case indefinite
    /// An auxiliary that makes a participle a passive: "was".
    case passive
    /// What it is said of did not happen, or is not said to have: "not"; form=if: a condition or a wish ("if", "so that").
    case unreal

    // Modifiers
    /// is= a Quantity.Modifier; place= before | after | both (before); reach= words that may stand between it and the number, after it;
    /// `approx=yes` where the bound is itself approximate.
    case modifier
    /// Opens a range: "between", "from"; `change=yes` where after a verb of change it opens two figures; `place=after`: it stands behind both
    /// numbers, with a `range-mid after=between` between them («ve … arasında»).
    case rangeOpen
    /// Stands between the ends of a range: after=between | from | any.
    case rangeMid
    /// "or" between two numbers.
    case rangeOr
    /// A verb or noun of change, before which "from … to …" are two figures.
    case change

    // Kinds and units
    case percent
    case percentagePoints
    /// id= ISO 4217; place= before | after | both. `symbol=yes` for signs. `minor=yes` hundredths (cent). of= the currencies, parted by commas, that share
    /// the word ("dinars"), with id= the one that it usually means where a text names no country of theirs.
    case currency
    /// id= UCUM; `glued=yes` where the form counts only when written against the digits ("m"); `space=yes`…
    case unit
    /// The form of a unit that says one of it behind a modifier, without a number: «более часа», «أقل من شهر».
    case single
    /// Beside a word that is money or a weight: it is a weight. Before its number ("weighs"), or place=after, behind
    /// the word ("of").
    case weight
    /// "per", "a" (day): with a unit it makes a rate.
    case per
    /// Between the numbers of a ratio: "out of", "in". form=over: any two numbers; form=alone: where nothing else is said; form=round: before
    /// a round number from a hundred up ("per 100,000"); form=under: behind the whole, before the part («10'da 1»).
    case ratioMid
    /// A word before a number that is a name or an address, not a count: "article", "flight", "room". `weak=yes`: not where what is counted
    /// follows («в школе 200 детей»); form=ordinal: only where the number has its article («اليوم الـ100»); form=capital: only with a capital.
    case nameBefore
    /// A word after a number that makes it a name. form=address: only behind the names of a street ("14 Elm Street");
    /// form=hyphen: only behind a hyphen ("3-under").
    case nameAfter
    /// Between the goals of two sides: «۲ بر ۱».
    case scoreMid
    /// Right before a number: it is someone's age ("aged", "the youngest was"). `weak=yes`: only where the clause ends behind it.
    /// form=limit: the age parts a group of people from the others ("under the age of").
    case ageBefore
    /// Words that look like a number but are not one here: "one another", "no one".
    case notNumber

    // Dates
    /// value= 1 to 12; `ambiguous=yes` where the word alone is often something else (may). calendar= hijri | persian.
    case month
    /// value= 1 (Monday) to 7; ambiguous=.
    case weekday
    /// A day by its distance from the dateline: value=-1 (yesterday); part=night.
    case dayWord
    /// A part of the day: id= morning | noon | afternoon | evening | night | midnight.
    case dayPart
    /// A stretch by its unit: id= minute | hour | day | week | month | year | decade | century | quarter | weekend | season.
    case periodUnit
    /// "ago" : place= before | after.
    case ago
    /// "from now", "in": place=.
    case ahead
    /// "last", "this", "next": id= last | this | next | past | coming; place=.
    case relative
    /// A part of a stretch: "early", "beginning of", "mid-": id= start | middle | end | rest; first: the first of several that are counted, before or
    /// behind them ("the first eight months of the year").
    case stretchPart
    /// Before a year: "in", "year".
    case yearBefore
    /// After a year: "год", "AD"; `bc=yes`.
    case yearAfter
    /// Between day and month: "of", "de".
    case dateLink
    /// Joins the ends of a stretch of dates: "to", "until".
    case dateTo
    /// Opens a stretch: "since", "from"; id= since | until | by | before | after | between.
    case dateOpen
    /// A clock word: "am", "pm", "o'clock", "h": id=.
    case clock
    /// A season: id=.
    case season
    /// A named day: "New Year's Day": value= month*100+day.
    case holiday

    // Claims
    /// What happened: id= of an event. form= how it binds to the number, see `EventForm`; place= before | after: the only side of the number on
    /// which the word binds; `counted=no`: the noun does not name who is counted; kind= the kinds of quantity, parted by commas, that the event takes
    /// (otherwise counts, and for events that count no people any kind); `level=last`: nothing else befalls those the word names; `weak=yes`: any other
    /// event nearby says more; tail= of a `particle` that must stand behind it in its clause; of= the concept of those of whom alone the
    /// word says this («бежали», of prisoners); capitals=yes, for concepts too: where nouns have capitals, only with one («Sitzen»);
    /// with= the preposition that the verb takes between its subject and those counted («أفرجت
    /// السلطات عن»); ill= the event that the word means where the text tells of a disease («إصابة»).
    case event
    /// The end of a verb that stands apart from it: «nahm … fest»: id= a name, which rows of events give as tail=.
    case particle
    /// A disease, or a word for how it spreads.
    case illness
    /// Who is counted: id= of a concept. place=after: the form stands only behind its number («людьми»). `weak=yes`: a general head whose
    /// complement decides ("members of", "employees of").
    case concept
    /// An organisation or medium: id=.
    case organisation
    /// A word for a source: "spokesman", "official", "witnesses": kind= person | organisation | medium | witness | anonymous. `weak=yes`: a
    /// report ("count", "data"), behind which stands who made it.
    case source
    /// A verb of saying: form= before | after | both: where its subject stands; pronoun: the subject is in the form ("he added");
    /// relay: the subject passes on what the source behind `citing` says ("quoted"); figure: only of a figure or a report ("raised the toll").
    case says
    /// "according to"; form= after (default: the source follows) | before | own: the sentence's subject («nach eigenen Angaben») | pronoun: who
    /// spoke before. kind=: the words themselves are the source ("по официальным данным").
    case accordingTo
    /// A verb form by which the text goes on with what another said: «sei», «habe».
    case reported
    /// "citing", "quoting": the source behind the source. `weak=yes`: only after a relaying verb.
    case citing
    /// "denied", "false": the sentence's figures are denied.
    case denial
    case retraction
    /// A source changes a figure that it gave: "revised", "lowered". Words of `retraction` serve too.
    case revision
    /// Right before a figure in whose place the sentence gives another: "not", "instead of". `weak=yes`: only beside a word of revision, and where
    /// the other figure is lower ("from").
    case replaced
    /// "feared", "could": the figure is hypothetical.
    case hedge
    /// Before a time that the figure is compared with: "more than in 2023", "compared with". What stands behind it is no time of the figure.
    case comparison
    /// The same right before a time, for the figure of a change alone: "up 28 % from 2024".
    case against
    /// "another", "more": the figure is an increment. place= before | after the number.
    case increment
    /// "still", "remaining".
    case remaining
    /// "including", "among them": what follows is a part of the figure before. place= after: stands behind the part ("of them").
    /// form= people | things: it points at those alone («منهم», "of whom"; «منها», "of which"); form=those: a noun or a participle behind it may
    /// say whom it means ("of those infected").
    case including
    /// "in all", "total": a sum. place= before | after.
    case inAll
    /// At the beginning of a sentence before a number: the group that the bare number behind it is taken from («Sur les 64 stations, 38 …»).
    case group
    /// A word that opens a new clause: "while", "who", "that". form=content: what is said follows ("that"); form=relative; form=time: it
    /// tells when ("when").
    case clause
    /// A time told from the one before: "a year earlier", «в предыдущем году»: id= of a `period-unit`, value= how many of them back (1;
    /// below nothing, on: "the day after");
    /// id=then: the time that the sentence before told of ("at the time"); id=superseded: it only says that the figure behind was given
    /// before ("an earlier toll").
    case earlier
    /// What is told behind it is of the time of the report: "now".
    case now
    /// A toll told anew, which is of the time of the report whenever what it counts happened: "the latest toll".
    case latest
    /// Beside a year: the part of it that the article's year has come to: "the same period of 2022".
    case samePeriod
    /// A rate is held against the month before, not against the year before: "month-on-month".
    case monthly
    /// Before a date: id=status, the figures are as of it ("as of", «по состоянию на»); id=since, it is when the counting began («с»);
    /// place=after: behind the date.
    case asOf
    /// Beside a date, it is when someone was born, which dates no figure: «1975 года рождения».
    case birth
    /// Before an occurrence: a stretch behind its noun is the occurrence's, not when its toll was counted («в ходе беспорядков первой недели»).
    case during
    /// A word that stands for what was counted before: "others".
    case anaphor
    /// Words for the figure told before: "the figure", "that number". place=before: though the number follows at once («on en compte 12»);
    /// form=genitive: the noun that is counted may follow with no link («число наблюдателей»);
    /// form=owned: it is the number of a noun before it («وعددها»), form=owners: of people («وعددهم»).
    case figure
    /// Opens the one who is told: "to reporters", "à l'AFP".
    case recipient
    /// Opens an infinitive: "to" in "to find".
    case infinitive
    /// A pronoun that may be the subject of a verb of saying.
    case pronoun
    /// A place name: id= of the catalogue's place. Without an id it is no place, though it looks like one («مسقط رأسه», birthplace).
    case place
    /// What a place is, with all that stands between it and its name: "city of", "province of".
    case placeNoun
    /// Before a figure of the whole country, not of the place named before: "the national total".
    case nationwide
    /// A preposition of place: "in". form=source: behind a verb of saying it may open the source («сообщили в МЧС»); form=article: it holds an
    /// article («im»); form=known: only before a place of the catalogue («bei»). `weak=yes`: what it opens may be where someone comes from ("from").
    case placeBefore
    /// An ending of place, parted from the name by an apostrophe: «Katmandu'da».
    case placeAfter
    /// Names who did it: "by", "at the hands of".
    case agent
    /// Between an organisation and what it is for: "for", «по».
    case nameLink
    /// Between a report and who made it: "from", «صادر عن».
    case authorLink
    /// An article before a noun: "the", "a".
    case determiner
    /// Links a noun to the one before: "of". form=part: it takes a part and ends the name of a source («از»); form=genitive: the noun behind
    /// it belongs to the words for those counted ("rounds of ammunition").
    case of
    /// "and", "or".
    case and
    /// "is", "were": between a part and what it consists of.
    case copula
    /// A word that ends a noun phrase and says nothing here: prepositions, auxiliaries, adverbs. form=object: it marks the object of a verb;
    /// `weak=yes`: the noun behind it is not what a count of nobody behind that counts («сведений о жертвах нет»).
    /// form=decided: behind a verb of saying, what one decides ("mourning").
    case stop
    /// A count of nobody before or behind the noun of what befell nobody. form= before (that noun, or the noun of whom nobody is: "no"),
    /// without (the noun of the event alone: "without"), beside (that noun right behind: «لا»), behind (it stands behind the noun:
    /// «пострадавших нет»).
    case none
    /// Nobody: "no one". `weak=yes`: only where a word of `unreal` negates its clause («personne n'a»).
    case nobody
}

/// The keys of `key=value` in a lexicon.
enum FieldKey: UInt8, CaseIterable {
    case name, script, decimal, group, order, marks, joined, direction
    case `is`, place, reach, approx, after, value, times, teen, fits, dual, plus, fraction, id, change, symbol, minor,
        glued
    case ambiguous, calendar, part, bc, form, kind, stance, gender, number, plural, implied, unit, level, scale, weak,
        voice, counted, capitals, tail, of, with, ill
    case factor
}
