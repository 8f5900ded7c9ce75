import { DateTime, Schema } from "effect"
import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"

/** What is told to the supervisor of a data breach. Counts and categories; no personal data. */
export const BreachReport = Schema.Struct({
  /** When it was known to be one: the term starts here. */
  discoveredAt: Schema.DateTimeUtcFromString,
  nature: Schema.String,
  dataCategories: Schema.Array(Schema.String),
  subjectCategories: Schema.Array(Schema.String),
  /** Near enough: an estimate is better than none. Persons and records. */
  persons: Schema.optionalKey(Schema.Int),
  records: Schema.optionalKey(Schema.Int),
  consequences: Schema.String,
  measures: Schema.String,
  contact: Schema.String,
  highRisk: Schema.Boolean,
  /** Whether the persons were told, or why not (AVG 34(3)). */
  subjectsTold: Schema.optionalKey(Schema.String),
  reportedAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
  delayReason: Schema.optionalKey(Schema.String)
})
export type BreachReport = typeof BreachReport.Type

const law = "AVG art. 33"

/** Last instant for the report: 72 hours after it was known (AVG 33(1)). Weekends count. */
export function breachReportBy({ discoveredAt }: Pick<BreachReport, "discoveredAt">): DateTime.Utc {
  return DateTime.add(discoveredAt, { hours: 72 })
}

/** What the report pack of a breach lacks (L30; AVG 33 and 34): it may be sent incomplete in time, and be completed after (33(4)). */
export function checkBreach(report: BreachReport, now: DateTime.Utc): ReadonlyArray<Finding> {
  const sentAt = report.reportedAt ?? now
  return findingsWhere([
    [isBlank(report.nature), finding("/nature", law, "Beschrijf wat er is gebeurd.", "Describe what happened.")],
    [
      report.dataCategories.length === 0,
      finding("/dataCategories", law, "Noem om welke soorten gegevens het gaat.", "Name the kinds of data.")
    ],
    [
      report.subjectCategories.length === 0,
      finding("/subjectCategories", law, "Noem om welke groepen mensen het gaat.", "Name the groups of people.")
    ],
    [
      report.persons === undefined,
      finding("/persons", law, "Schat om hoeveel mensen het gaat.", "Estimate how many people it concerns.")
    ],
    [
      report.records === undefined,
      finding("/records", law, "Schat om hoeveel gegevens het gaat.", "Estimate how many records it concerns.")
    ],
    [
      isBlank(report.consequences),
      finding("/consequences", law, "Beschrijf de mogelijke gevolgen.", "Describe what may follow from it.")
    ],
    [
      isBlank(report.measures),
      finding(
        "/measures",
        law,
        "Beschrijf wat u doet om de schade te beperken.",
        "Describe what you do to limit the harm."
      )
    ],
    [
      isBlank(report.contact),
      finding("/contact", law, "Noem wie vragen kan beantwoorden.", "Name who can answer questions.")
    ],
    [
      report.highRisk && isBlank(report.subjectsTold),
      finding(
        "/subjectsTold",
        "AVG art. 34",
        "Het risico voor de mensen is hoog. Vertel het hun, of schrijf op waarom dat niet hoeft.",
        "The risk for the people is high. Tell them, or write down why that is not needed."
      )
    ],
    [
      DateTime.isGreaterThan(sentAt, breachReportBy(report)) && isBlank(report.delayReason),
      finding(
        "/delayReason",
        "AVG art. 33 lid 1",
        "De 72 uur zijn voorbij. Schrijf op waarom de melding later komt.",
        "The 72 hours are over. Write down why the report comes later."
      )
    ]
  ])
}
