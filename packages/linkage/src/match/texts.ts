import type { Bilingual, EvidenceField, EvidenceTerm } from "@kruisverband/domain"

/** What each field is called in a sentence. */
export const FIELDS: Readonly<Record<EvidenceField, Bilingual>> = {
  givenNames: { nl: "voornaam", en: "given name" },
  familyName: { nl: "achternaam", en: "surname" },
  birthDate: { nl: "geboortedatum", en: "date of birth" },
  sex: { nl: "geslacht", en: "sex" },
  address: { nl: "adres", en: "address" },
  phone: { nl: "telefoonnummer", en: "phone number" },
  email: { nl: "e-mailadres", en: "e-mail address" },
  handle: { nl: "gebruikersnaam", en: "handle" },
  place: { nl: "plaats", en: "place" },
  time: { nl: "periode", en: "period" },
  group: { nl: "groep", en: "group" },
  theme: { nl: "thema", en: "theme" },
  expression: { nl: "uiting", en: "expression" },
  prior: { nl: "uitgangspunt", en: "starting point" }
}

const HUB: Bilingual = { nl: "is van veel mensen, telt niet mee", en: "belongs to many people, does not count" }
const SAME: Bilingual = { nl: "gelijk", en: "the same" }
const CLOSE: Bilingual = { nl: "bijna gelijk", en: "almost the same" }
const DIFFERS: Bilingual = { nl: "verschilt", en: "differs" }
const MISSING: Bilingual = { nl: "niet overal bekend", en: "not known on both sides" }

/** By `field:agreement:note`, else `agreement:note`, else `field:agreement`, else the agreement. */
const PHRASES: Readonly<Record<string, Bilingual>> = {
  "missing:hub": HUB,
  "exact:common": { nl: "gelijk, maar deze naam komt vaak voor", en: "the same, but this name is common" },
  "exact:rare": { nl: "gelijk, en deze naam is niet algemeen", en: "the same, and this name is not a common one" },
  "exact:registration-day": {
    nl: "gelijk, maar op een dag die vaak is ingevuld als de echte dag niet bekend is",
    en: "the same, but on a day often entered when the real day is not known"
  },
  "exact:landline": { nl: "gelijk (een vast nummer)", en: "the same (a landline)" },
  "close:common": { nl: "bijna gelijk, maar deze naam komt vaak voor", en: "almost the same, but this name is common" },
  "close:swapped": { nl: "voornaam en achternaam zijn omgewisseld", en: "given name and surname are swapped" },
  "differs:swapped": { nl: "verschilt, ook na omwisselen", en: "differs, also when swapped" },
  "close:form": { nl: "gelijk op een deel van de naam na", en: "the same but for a part of the name" },
  "close:initial": { nl: "de voorletter past", en: "the initial fits" },
  "differs:initial": { nl: "de voorletter past niet", en: "the initial does not fit" },
  "close:loose": { nl: "lijkt er een beetje op", en: "is somewhat alike" },
  "close:day-month-swapped": {
    nl: "gelijk als dag en maand zijn omgewisseld",
    en: "the same if day and month are swapped"
  },
  "close:day-differs": { nl: "alleen de dag verschilt", en: "only the day differs" },
  "close:month-differs": { nl: "alleen de maand verschilt", en: "only the month differs" },
  "close:year-differs": {
    nl: "dag en maand gelijk, het jaar scheelt één",
    en: "day and month the same, the year is one off"
  },
  "differs:year-differs": {
    nl: "dag en maand gelijk, het jaar verschilt",
    en: "day and month the same, the year differs"
  },
  "close:month-only": {
    nl: "jaar en maand gelijk, de dag is niet overal bekend",
    en: "year and month the same, the day is not known on both sides"
  },
  "close:year-only": {
    nl: "jaar gelijk, de dag is niet overal bekend",
    en: "year the same, the day is not known on both sides"
  },
  "close:year-near": { nl: "het jaar scheelt één", en: "the year is one off" },
  "differs:year-only": { nl: "een ander jaar", en: "another year" },
  "differs:same-year": { nl: "zelfde jaar, andere dag", en: "same year, another day" },
  "differs:near-year": { nl: "een paar jaar verschil", en: "a few years apart" },
  "birthDate:differs": { nl: "verschilt veel", en: "differs a lot" },
  "close:suffix-missing": { nl: "gelijk, de toevoeging ontbreekt", en: "the same, the suffix is missing" },
  "close:same-building": { nl: "zelfde gebouw, andere toevoeging", en: "same building, another suffix" },
  "close:same-street": { nl: "in dezelfde buurt", en: "in the same neighbourhood" },
  "differs:same-town": { nl: "een ander adres in dezelfde plaats", en: "another address in the same town" },
  "familyName:close": { nl: "bijna gelijk (andere spelling)", en: "almost the same (another spelling)" },
  "givenNames:close": {
    nl: "bijna gelijk (andere spelling of roepnaam)",
    en: "almost the same (another spelling or call name)"
  },
  "time:exact:days": { nl: "hooguit drie dagen uit elkaar", en: "at most three days apart" },
  "time:exact": { nl: "binnen dezelfde week", en: "within the same week" },
  "time:close:fortnight": { nl: "binnen twee weken", en: "within two weeks" },
  "time:close:month": { nl: "binnen een maand", en: "within a month" },
  "time:close": { nl: "binnen zestig dagen", en: "within sixty days" },
  "time:differs": { nl: "meer dan zestig dagen uit elkaar", en: "more than sixty days apart" },
  "place:exact": { nl: "zelfde wijk", en: "the same district" },
  "place:close:other-district": {
    nl: "zelfde gemeente, een andere wijk",
    en: "the same municipality, another district"
  },
  "place:close": { nl: "zelfde gemeente", en: "the same municipality" },
  "place:differs": { nl: "een andere gemeente", en: "another municipality" },
  "group:close:alias": {
    nl: "gelijk, onder een andere naam die bekend is",
    en: "the same, under another name that is known"
  },
  "group:close:spelling": { nl: "gelijk op spelling na", en: "the same but for spelling" },
  "theme:exact:common": {
    nl: "gelijk, maar dit thema is hier in deze tijd gewoon",
    en: "the same, but this theme is usual here at this time"
  },
  "theme:exact:daily": {
    nl: "gelijk, maar dit thema is hier in deze tijd heel gewoon",
    en: "the same, but this theme is very usual here at this time"
  },
  "theme:missing:hub": {
    nl: "komt hier in deze tijd zo vaak voor dat het niet meetelt",
    en: "is so usual here at this time that it does not count"
  },
  "expression:exact:faded": {
    nl: "gelijk, maar zo'n uiting gaat snel rond en er zit tijd tussen",
    en: "the same, but such an expression spreads fast and time lies between"
  },
  "expression:close:alias": {
    nl: "gelijk, in een andere vorm die bekend is",
    en: "the same, in another form that is known"
  },
  "expression:close:spelling": { nl: "gelijk op de vorm na", en: "the same but for its form" },
  "expression:close:platform": {
    nl: "hetzelfde account, het platform is anders of onbekend",
    en: "the same account, on another or an unknown platform"
  },
  "expression:missing:worn": {
    nl: "gelijk, maar toen niet in gebruik; telt niet mee",
    en: "the same, but not in use at the time; does not count"
  }
}

const GENERAL = { exact: SAME, close: CLOSE, differs: DIFFERS, missing: MISSING } as const

/** What a term says, without the field's name. */
export const phraseOf = (term: EvidenceTerm): Bilingual => {
  const { field, agreement, note } = term
  const noted =
    note === undefined ? undefined : (PHRASES[`${field}:${agreement}:${note}`] ?? PHRASES[`${agreement}:${note}`])
  return noted ?? PHRASES[`${field}:${agreement}`] ?? GENERAL[agreement]
}

/** What agrees and lowers the weight, or differs and does not: said, or the number beside it makes no sense. */
const twist = ({ agreement, weight }: EvidenceTerm): Bilingual => {
  if ((agreement === "exact" || agreement === "close") && weight < 0) {
    return {
      nl: ", maar dat zien we vaker bij verschillende mensen, groepen of plekken",
      en: ", but we see that more often between different people, groups or places"
    }
  }
  if (agreement === "differs" && weight > 0) {
    return { nl: ", maar dat pleit hier niet tegen", en: ", but that does not speak against it here" }
  }
  return { nl: "", en: "" }
}

const PRIOR_TEXT: Bilingual = {
  nl: "Uitgangspunt: hoe vaak twee signalen die op elkaar lijken echt bij elkaar horen.",
  en: "Starting point: how often two signals that look alike really belong together."
}

/** What the shared whole name, or all that two records of one file share, adds to the starting point. */
const GROUND_TEXTS: Readonly<Record<string, Bilingual>> = {
  "rare-here": {
    nl: " Onder dit convenant hebben maar weinig signalen deze hele naam.",
    en: " Few signals under this covenant have this whole name."
  },
  "common-here": {
    nl: " Onder dit convenant hebben veel signalen deze hele naam, dus een gelijke naam zegt hier minder.",
    en: " Many signals under this covenant have this whole name, so that an equal name says less here."
  },
  "alone-in-file": {
    nl: " In dit bestand past verder niemand bij een van beide.",
    en: " Nobody else in this file fits either of the two."
  },
  "much-in-file": {
    nl: " De twee hebben meer gegevens samen dan anderen in dit bestand.",
    en: " The two have more details together than others in this file."
  },
  "little-in-file": {
    nl: " De twee hebben maar één combinatie van gegevens samen, en dat komt in dit bestand ook voor bij verschillende mensen.",
    en: " The two have just one combination of details together, which in this file happens with different people too."
  }
}

const priorText = (note: string | undefined): Bilingual => {
  const more = note === undefined ? undefined : GROUND_TEXTS[note]
  return more === undefined ? PRIOR_TEXT : { nl: PRIOR_TEXT.nl + more.nl, en: PRIOR_TEXT.en + more.en }
}

/** A sentence for a term: "Geboortedatum: gelijk." A note that is not known here is passed over. */
export const sentenceOf = (term: EvidenceTerm): Bilingual => {
  if (term.field === "prior") return priorText(term.note)
  const phrase = phraseOf(term)
  const name = FIELDS[term.field]
  const more = twist(term)
  const sentence = (field: string, text: string) => `${field.charAt(0).toUpperCase()}${field.slice(1)}: ${text}.`
  return { nl: sentence(name.nl, phrase.nl + more.nl), en: sentence(name.en, phrase.en + more.en) }
}

/** A clause for the summary: "geboortedatum gelijk". */
export const clauseOf = (term: EvidenceTerm): Bilingual => {
  const short = SHORT[`${term.field}:${term.agreement}`] ?? phraseOf(term)
  const name = FIELDS[term.field]
  return { nl: `${name.nl} ${short.nl}`, en: `${name.en} ${short.en}` }
}

const SPELLING: Bilingual = { nl: "gelijk op spelling na", en: "the same but for spelling" }
const SHORT: Readonly<Record<string, Bilingual>> = {
  "givenNames:exact": SAME,
  "familyName:exact": SAME,
  "birthDate:exact": SAME,
  "phone:exact": SAME
}

/** Given name and surname as one clause, where both agree. */
export const nameClause = (given: EvidenceTerm, family: EvidenceTerm): Bilingual => {
  const name = { nl: "naam", en: "name" }
  const of = (phrase: Bilingual): Bilingual => ({ nl: `${name.nl} ${phrase.nl}`, en: `${name.en} ${phrase.en}` })
  if (given.note === "swapped") return of({ nl: "gelijk na omwisselen", en: "the same when swapped" })
  if (given.note === "initial")
    return of({ nl: "gelijk, voornaam alleen als voorletter", en: "the same, given name as an initial only" })
  return of(given.agreement === "exact" && family.agreement === "exact" ? SAME : SPELLING)
}
