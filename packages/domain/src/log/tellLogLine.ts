import { Schema } from "effect"
import { Role } from "../role/Role.ts"
import type { Bilingual } from "../text.ts"

const text = (nl: string, en: string): Bilingual => ({ nl, en })

/** What each action is called, for people: what was done, after who did it. */
export const logActions: Readonly<Record<string, Bilingual>> = {
  "access-ended": text("beëindigde iemands toegang", "ended somebody's access"),
  "person-added": text("gaf iemand toegang die hier nog niet was", "gave access to somebody who was not here yet"),
  "account-blocked": text("sloot een account", "shut an account"),
  "agreement-asked": text("vroeg een tweede persoon om akkoord", "asked a second person to agree"),
  "agreement-given": text("ging als tweede persoon akkoord", "agreed as a second person"),
  "agreement-declined": text("ging als tweede persoon niet akkoord", "declined as a second person"),
  "agreement-withdrawn": text("nam een verzoek om akkoord terug", "took back a request for agreement"),
  "agreement-used": text("deed waar een tweede persoon akkoord mee ging", "did what a second person agreed to"),
  "account-reopened": text("opende een account weer", "opened an account again"),
  "log-in-refused-blocked": text(
    "probeerde in te loggen met een geblokkeerd account",
    "tried to log in to a blocked account"
  ),
  "log-in-refused-dormant": text(
    "probeerde in te loggen met een account dat lang niet was gebruikt",
    "tried to log in to an account that had not been used for long"
  ),
  "role-granted": text("gaf iemand een rol", "gave somebody a role"),
  "role-lent": text("liet iemand een rol waarnemen", "had somebody stand in for a role"),
  "role-lent-ended": text("beëindigde een waarneming", "ended a stand-in"),
  "role-withdrawn": text("trok iemands rol in", "withdrew somebody's role"),
  "sessions-ended": text("logde iemand overal uit", "logged somebody out everywhere"),
  "signal-registered": text("meldde het signaal", "posted the signal"),
  "signal-amended": text("verbeterde het signaal", "corrected the signal"),
  "signal-sharing-changed": text("veranderde hoe het signaal wordt gedeeld", "changed how the signal is shared"),
  "signal-withdrawn": text("trok het signaal in; alles werd gewist", "withdrew the signal; everything was erased"),
  "signal-erased": text("liet het signaal wissen", "had the signal erased"),
  "signal-erased-again": text(
    "wiste het signaal opnieuw, na het terugzetten van een reservekopie",
    "erased the signal again, after a backup was restored"
  ),
  "signal-forgotten": text("wiste wat er van het signaal was afgeleid", "erased what was derived from the signal"),
  "own-signal-read": text("las het eigen signaal", "read the own signal"),
  "own-signals-listed": text("bekeek de lijst van eigen signalen", "looked at the list of own signals"),
  "own-requests-read": text("las de navragen bij eigen signalen", "read the questions about own signals"),
  "linkage-key-given": text(
    "kreeg de koppelsleutel om zelf te verzegelen",
    "was given the linkage key to seal at the source"
  ),
  "encodings-fetched": text(
    "vergeleek het signaal met andere signalen, zonder namen te zien",
    "compared the signal with others, without seeing names"
  ),
  "encoding-versions-noted": text(
    "keek na met welke versie het signaal is versleuteld om te vergelijken",
    "looked with which version the signal was encoded for comparing"
  ),
  "encodings-renewed": text(
    "versleutelde de personen van het signaal opnieuw om te vergelijken",
    "encoded the persons of the signal anew for comparing"
  ),
  "seal-opened": text("opende de inhoud van het signaal", "opened the content of the signal"),
  "request-asked": text("stelde een vraag aan de melder", "asked the poster a question"),
  "request-answered": text("beantwoordde een navraag", "answered a question"),
  "request-declined": text("zag af van een antwoord op een navraag", "declined to answer a question"),
  "request-conversation-proposed": text("stelde een gesprek voor", "proposed a conversation"),
  "requests-read": text("las navragen met hun antwoord", "read questions with their answers"),
  "links-listed": text(
    "zag het signaal in een lijst, zonder de inhoud",
    "saw the signal in a list, without its content"
  ),
  "link-proposed": text("stelde een verband met andere signalen voor", "proposed a link with other signals"),
  "link-retracted": text("trok een voorgesteld verband in", "took back a proposed link"),
  "link-shown": text("bekeek een verband met dit signaal", "looked at a link with this signal"),
  "link-opened": text("opende een verband met dit signaal", "opened a link with this signal"),
  "link-confirm": text("bevestigde een verband met dit signaal", "confirmed a link with this signal"),
  "link-reject": text("wees een verband met dit signaal af", "rejected a link with this signal"),
  "link-split": text("splitste een verband met dit signaal", "split a link with this signal"),
  "link-undo": text("draaide een besluit over dit signaal terug", "took back a decision on this signal"),
  "ambiguity-shown": text("bekeek waar dit signaal bij past", "looked at what this signal fits"),
  "ambiguity-opened": text("opende waar dit signaal bij past", "opened what this signal fits"),
  "ambiguity-resolve": text("besloot waar dit signaal bij hoort", "decided what this signal belongs to"),
  "ambiguity-keep": text("bekeek een besluit over dit signaal opnieuw", "looked again at a decision on this signal"),
  "ambiguity-undo": text("draaide een besluit over dit signaal terug", "took back a decision on this signal"),
  "signals-kept-apart": text("hield dit signaal apart van andere", "kept this signal apart from others"),
  "poster-asked": text("deed navraag bij de melder", "asked the poster for more"),
  "logged-in": text("logde in", "logged in"),
  "retention-read": text("bekeek wat wordt vernietigd, als aantallen", "looked at what is destroyed, as numbers"),
  "destructions-exported": text("haalde de verklaringen van vernietiging op", "exported the destruction records"),
  "hold-set": text("hield de vernietiging tegen", "held back the destruction"),
  "hold-confirmed": text(
    "bevestigde dat de vernietiging wordt tegengehouden",
    "confirmed that the destruction is held back"
  ),
  "hold-lifted": text("hield de vernietiging niet langer tegen", "held back the destruction no longer"),
  "names-listed": text("bekeek de namenlijst", "looked at the list of names"),
  "name-added": text("zette een naam op de namenlijst", "added a name to the list"),
  "name-changed": text("veranderde een naam op de namenlijst", "changed a name on the list"),
  "name-retired": text("haalde een naam van de namenlijst", "took a name off the list"),
  "signals-exported": text(
    "nam het signaal op in een uitvoer, zonder namen",
    "put the signal in an export, without names"
  ),
  "links-exported": text(
    "nam een verband met dit signaal op in een uitvoer, zonder namen",
    "put a link with this signal in an export, without names"
  ),
  "trends-exported": text("haalde cijfers over groepen op", "took figures on groups"),
  "export-agreed": text("ging akkoord met een uitvoer", "agreed to an export"),
  "openness-registered": text("schreef een Woo-verzoek in", "registered a request for openness"),
  "openness-shown": text("las een Woo-verzoek", "read a request for openness"),
  "openness-extended": text("verdaagde een Woo-verzoek", "extended a request for openness"),
  "openness-decided": text("besliste op een Woo-verzoek", "decided on a request for openness"),
  "openness-letter-made": text("maakte een concept van de besluitbrief", "made a draft of the decision letter"),
  "openness-register-exported": text("haalde het register van Woo-verzoeken op", "exported the register of openness"),
  "openness-destroyed": text("liet de stukken van een Woo-verzoek vernietigen", "had a request's papers destroyed"),
  "openness-document-added": text(
    "zette een document bij een Woo-verzoek",
    "added a document to a request for openness"
  ),
  "openness-document-shown": text("las een document van een Woo-verzoek", "read a document of a request for openness"),
  "openness-document-marked": text("markeerde passages in een document", "marked passages in a document"),
  "openness-document-assessed": text("stelde de beoordeling van een document vast", "settled a document's assessment"),
  "openness-document-removed": text("haalde een document weg bij een Woo-verzoek", "took a document of a request away"),
  "openness-public-shown": text("maakte de openbare versie van een document", "made a document's public version"),
  "register-exported": text("haalde het verwerkingsregister op", "exported the processing register")
}

/** Who a role is, as told to a person: never by name. */
const doers: Readonly<Record<Role | "service", Bilingual>> = {
  poster: text("De melder", "The poster"),
  "desk-officer": text("Een loketmedewerker", "A desk officer"),
  coordinator: text("Een coördinator", "A coordinator"),
  "lead-municipality": text("Een medewerker van de gemeente met de regie", "Someone of the municipality in the lead"),
  "case-participant": text("Een deelnemer aan het overleg", "A participant in the case"),
  "policy-analyst": text("Een beleidsmedewerker", "A policy analyst"),
  "data-protection-officer": text("De functionaris gegevensbescherming", "The data protection officer"),
  administrator: text("Een beheerder", "An administrator"),
  signatory: text("Een ondertekenaar", "A signatory"),
  service: text("Het systeem", "The system")
}

const isRole = Schema.is(Schema.Union([Role, Schema.Literal("service")]))

const SOMEBODY = text("Een medewerker", "Someone")

/** What an action is called; its code where it has no name. A refused attempt is named as such. */
export const logActionText = (action: string): Bilingual => {
  const known = logActions[action]
  if (known !== undefined) return known
  const tried = logActions[action.replace(/-refused$/u, "")]
  return tried === undefined
    ? text(action, action)
    : text(`probeerde het, en dat werd geweigerd: ${tried.nl}`, `tried, and was refused: ${tried.en}`)
}

/**
 * One line of the processing log in plain words, for the person whom it is about (L28; AVG 15(1)(c), Jeugdwet
 * 7.1.2.3(1)(f)): what kind of professional did what, for what, by which clause. Not who: that is for the supervisor.
 */
export const tellLogLine = (line: {
  readonly role: string
  readonly action: string
  readonly purpose: string
  readonly clause: string
}): Bilingual => {
  const doer = isRole(line.role) ? doers[line.role] : SOMEBODY
  const done = logActionText(line.action)
  return text(
    `${doer.nl} ${done.nl}. Doel: ${line.purpose}. Grond: ${line.clause}.`,
    `${doer.en} ${done.en}. Purpose: ${line.purpose}. Ground: ${line.clause}.`
  )
}
