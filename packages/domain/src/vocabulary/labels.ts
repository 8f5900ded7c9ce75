import type { CaseState } from "../case/Case.ts"
import type { CovenantStatus, Identifier } from "../covenant/CovenantDocument.ts"
import type { Agreement, EvidenceField, Facet, LinkState, Reading, RetractionReason } from "../link/Link.ts"
import type { Participation } from "../region/Region.ts"
import type { Role } from "../role/Role.ts"
import type { VisibleLevel } from "../signal/Sharing.ts"
import type { Desk, Network, SignalKind } from "../signal/SignalFacts.ts"
import type { Bilingual } from "../text.ts"
import type { Angle, Behaviour, ExpressionType, Theme } from "./vocabulary.ts"

/** What each code is called on screen; the words of the glossary. The types make a forgotten label a compile error. */
type Labels<Code extends string> = Readonly<Record<Code, Bilingual>>

const label = (nl: string, en: string): Bilingual => ({ nl, en })

export const angleLabels: Labels<Angle> = {
  education: label("onderwijs", "education"),
  welfare: label("welzijn", "welfare"),
  "civil-affairs": label("burgerzaken", "civil affairs"),
  police: label("politie", "police"),
  "mental-health": label("GGZ", "mental health care"),
  "youth-care": label("jeugdzorg", "youth care"),
  housing: label("wonen", "housing"),
  community: label("gemeenschap", "community"),
  "civil-society": label("maatschappelijk middenveld", "civil society")
}

export const behaviourLabels: Labels<Behaviour> = {
  withdrawal: label("trekt zich terug", "withdraws"),
  "breaking-contacts": label("verbreekt contacten", "breaks off contacts"),
  "sudden-change": label("verandert plotseling", "changes suddenly"),
  threat: label("bedreigt", "threatens"),
  intimidation: label("intimideert", "intimidates"),
  "hate-speech": label("haatdragende taal", "speaks hate"),
  "call-to-violence": label("roept op tot geweld", "calls for violence"),
  "glorifying-violence": label("verheerlijkt geweld", "glorifies violence"),
  "propaganda-sharing": label("deelt propaganda", "shares propaganda"),
  recruiting: label("werft anderen", "recruits others"),
  "weapon-interest": label("heeft belangstelling voor wapens", "is interested in weapons"),
  "travel-plans": label("wil afreizen naar strijdgebied", "plans to travel to a conflict zone"),
  vandalism: label("vernielt of bekladt", "vandalises"),
  grievance: label("voelt zich sterk tekortgedaan", "holds a strong grievance"),
  "seeking-like-minded": label("zoekt gelijkgestemden op", "seeks out like-minded people")
}

export const themeLabels: Labels<Theme> = {
  jihadism: label("jihadisme", "jihadism"),
  "right-extremism": label("rechts-extremisme", "right-wing extremism"),
  "left-extremism": label("links-extremisme", "left-wing extremism"),
  "anti-institutional-extremism": label("anti-institutioneel extremisme", "anti-institutional extremism"),
  "single-issue-extremism": label("extremisme om één onderwerp", "single-issue extremism"),
  "inter-ethnic-tension": label("spanning tussen bevolkingsgroepen", "inter-ethnic tension"),
  antisemitism: label("antisemitisme", "antisemitism"),
  "anti-muslim-hatred": label("moslimhaat", "anti-Muslim hatred"),
  "anti-lgbtiq-hatred": label("lhbtiq+-haat", "anti-LGBTIQ+ hatred"),
  "group-conflict": label("conflict tussen groepen", "conflict between groups")
}

export const expressionTypeLabels: Labels<ExpressionType> = {
  handle: label("account", "handle"),
  channel: label("kanaal", "channel"),
  slogan: label("leus", "slogan"),
  symbol: label("symbool", "symbol"),
  music: label("muziek", "music"),
  image: label("beeld", "image")
}

export const levelLabels: Labels<VisibleLevel> = {
  full: label("volledig", "full"),
  "without-source": label("zonder bron", "without source"),
  "existence-only": label("alleen bestaan", "existence only"),
  none: label("niet zichtbaar", "not visible")
}

export const deskLabels: Labels<Desk> = {
  "police-urgent": label("politie, met spoed", "police, urgent"),
  "small-things": label("loket kleine dingen", "desk for small things"),
  municipality: label("gemeente met regie", "lead municipality"),
  region: label("regioloket", "regional desk")
}

export const kindLabels: Labels<SignalKind> = {
  radicalisation: label("radicalisering", "radicalisation"),
  polarisation: label("polarisatie", "polarisation")
}

export const networkLabels: Labels<Network> = {
  formal: label("formeel (uitvoerend) netwerk", "formal (executive) network"),
  informal: label("informeel (informatief) netwerk", "informal (informative) network")
}

export const roleLabels: Labels<Role> = {
  poster: label("professional die signalen plaatst", "professional who posts signals"),
  "desk-officer": label("loketmedewerker", "desk officer"),
  coordinator: label("regionaal coördinator", "regional coordinator"),
  "lead-municipality": label("gemeente met regie", "lead municipality"),
  "case-participant": label("deelnemer aan een casus", "case participant"),
  "policy-analyst": label("beleidsmedewerker", "policy analyst"),
  "data-protection-officer": label("functionaris gegevensbescherming", "data protection officer"),
  administrator: label("beheerder", "administrator"),
  signatory: label("tekenbevoegde", "signatory")
}

export const linkStateLabels: Labels<LinkState> = {
  proposed: label("voorgesteld", "proposed"),
  confirmed: label("bevestigd", "confirmed"),
  rejected: label("afgewezen", "rejected"),
  retracted: label("ingetrokken", "retracted")
}

export const facetLabels: Labels<Facet> = {
  person: label("persoon", "person"),
  group: label("groep", "group"),
  place: label("plek en tijd", "place and time"),
  expression: label("uiting", "expression"),
  theme: label("thema", "theme")
}

export const agreementLabels: Labels<Agreement> = {
  exact: label("gelijk", "the same"),
  close: label("bijna gelijk", "nearly the same"),
  differs: label("verschilt", "differs"),
  missing: label("onbekend", "not known")
}

export const readingLabels: Labels<Reading> = {
  relative: label("familielid", "relative"),
  twin: label("tweeling", "twin"),
  "parent-child": label("ouder en kind", "parent and child"),
  namesake: label("naamgenoot", "namesake"),
  "same-birth-date": label("zelfde geboortedatum", "same date of birth"),
  "shared-institution": label("gegevens van een instelling", "details of an institution"),
  stranger: label("onbekende van elkaar", "stranger")
}

export const fieldLabels: Labels<EvidenceField> = {
  givenNames: label("voornamen", "given names"),
  familyName: label("achternaam", "family name"),
  birthDate: label("geboortedatum", "date of birth"),
  sex: label("geslacht", "sex"),
  address: label("adres", "address"),
  phone: label("telefoonnummer", "phone number"),
  email: label("e-mailadres", "e-mail address"),
  handle: label("account", "handle"),
  place: label("plek", "place"),
  time: label("tijd", "time"),
  group: label("groep", "group"),
  theme: label("thema", "theme"),
  expression: label("uiting", "expression"),
  prior: label("hoe vaak zoiets toeval is", "how often this is chance")
}

export const retractionReasonLabels: Labels<RetractionReason> = {
  "signal-withdrawn": label("een signaal is teruggetrokken", "a signal was withdrawn"),
  "signal-amended": label("een signaal is gewijzigd", "a signal was amended"),
  "value-became-hub": label("een gegeven blijkt van velen", "a detail turned out to be of many"),
  "kept-apart": label("iemand heeft besloten ze apart te houden", "somebody decided to keep them apart"),
  "merged-into-other": label("opgegaan in een ander kruisverband", "merged into another cross-link"),
  "covenant-rule-not-met": label("voldoet niet meer aan het convenant", "no longer meets the covenant"),
  "covenant-not-active": label("het convenant geldt niet meer", "the covenant is no longer in force"),
  "party-left": label("een partij is uit het convenant gestapt", "a party has left the covenant"),
  "evidence-weaker": label("er wijst te weinig meer op", "too little speaks for it now")
}

export const covenantStatusLabels: Labels<CovenantStatus> = {
  draft: label("concept", "draft"),
  active: label("actief", "active"),
  suspended: label("opgeschort", "suspended"),
  ended: label("beëindigd", "ended")
}

export const identifierLabels: Labels<Identifier> = {
  name: label("naam", "name"),
  "birth-date": label("geboortedatum", "date of birth"),
  address: label("adres", "address"),
  phone: label("telefoonnummer", "phone number"),
  email: label("e-mailadres", "e-mail address"),
  handle: label("account", "handle"),
  bsn: label("burgerservicenummer", "citizen service number")
}

export const participationLabels: Labels<Participation> = {
  none: label("geen", "none"),
  watching: label("volgend", "watching"),
  active: label("actief", "active")
}

export const caseStateLabels: Labels<CaseState> = {
  weighing: label("in weging", "being weighed"),
  open: label("open", "open"),
  "not-adopted": label("niet opgepakt", "not adopted"),
  closed: label("afgesloten", "closed")
}
