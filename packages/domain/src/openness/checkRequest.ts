import { findBsn } from "../guard/findBsn.ts"
import { findEmails } from "../guard/findContacts.ts"
import { findPersonNames } from "../guard/findPersonNames.ts"
import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"
import { isRealDate } from "../time/localDate.ts"
import { addTerm } from "../time/term.ts"

const isDay = (day: string, today: string): boolean => isRealDate(day) && day <= today

const wrongDay = (field: string, law: string): Finding =>
  finding(
    field,
    law,
    "Deze dag bestaat niet, of moet nog komen. Vul een dag tot en met vandaag in.",
    "This day does not exist, or is still to come. Fill in a day up to today."
  )

/** Whether a person can be known from words that go into the register and the letter: as far as a machine sees. */
const namesSomebody = (text: string): boolean =>
  findBsn(text).length + findEmails(text).length + findPersonNames(text).length > 0

const named = (field: string): Finding =>
  finding(
    field,
    "Woo art. 5.1 lid 1 onder e en lid 2 onder e; AVG art. 5 lid 1 onder c",
    "Hierin lijkt een naam, e-mailadres of nummer van een persoon te staan. Dit komt in het register: schrijf het zonder.",
    "This seems to hold a name, e-mail address or number of a person. It goes into the register: write it without."
  )

/** What a new request lacks. `subject` stands in the register, so nobody is named in it. Local dates. */
export function checkNewRequest(
  request: { readonly receivedOn: string; readonly subject: string },
  today: string
): ReadonlyArray<Finding> {
  return findingsWhere([
    [!isDay(request.receivedOn, today), wrongDay("/receivedOn", "Woo art. 4.4 lid 1")],
    [
      isBlank(request.subject),
      finding(
        "/subject",
        "Woo art. 4.1 lid 4",
        "Schrijf op waar het verzoek over gaat.",
        "Write down what the request is about."
      )
    ],
    [namesSomebody(request.subject), named("/subject")]
  ])
}

/** What a new document lacks. Its title stands in the letter and the list of documents. */
export function checkNewDocument(
  document: { readonly documentDate: string; readonly title: string },
  today: string
): ReadonlyArray<Finding> {
  return findingsWhere([
    [!isDay(document.documentDate, today), wrongDay("/documentDate", "Woo art. 5.3")],
    [
      isBlank(document.title),
      finding("/title", "Awb art. 3:46", "Geef het document een titel.", "Give the document a title.")
    ],
    [namesSomebody(document.title), named("/title")]
  ])
}

/** Why an extension would be void: told too late, or without its reason (Woo 4.4(2)). */
export function checkExtension(
  facts: { readonly receivedOn: string; readonly toldOn: string; readonly reason: string },
  today: string
): ReadonlyArray<Finding> {
  const law = "Woo art. 4.4 lid 2"
  const { reason, receivedOn, toldOn } = facts
  return findingsWhere([
    [!isDay(toldOn, today) || toldOn < receivedOn, wrongDay("/toldOn", law)],
    [
      isDay(toldOn, today) && toldOn > addTerm(receivedOn, "P4W"),
      finding(
        "/toldOn",
        law,
        "Verdagen kan alleen als het binnen vier weken na ontvangst is verteld. Besluit zo snel mogelijk.",
        "Extending is possible only when it was told within four weeks of receipt. Decide as soon as you can."
      )
    ],
    [isBlank(reason), finding("/reason", law, "Schrijf op waarom het langer duurt.", "Write down why it takes longer.")]
  ])
}
