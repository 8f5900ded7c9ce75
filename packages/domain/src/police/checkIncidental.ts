import { Schema } from "effect"
import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"

/** For what the police may provide in one single case (Wpg 19(a) to (d)). */
export const IncidentalPurpose = Schema.Literals(["crime", "public-order", "aid", "supervision"])

/** Police data provided once, outside a decision for a partnership. */
export const Incidental = Schema.Struct({
  /** The weighty public interest, in words. */
  interest: Schema.String,
  purpose: Schema.optionalKey(IncidentalPurpose),
  /** Who are told, and nobody else. */
  recipients: Schema.Array(Schema.String),
  /** Consent of the competent authority: who gave it, when (local date), its reference. */
  consent: Schema.optionalKey(Schema.Struct({ authority: Schema.String, on: Schema.String, reference: Schema.String })),
  providedOn: Schema.String
})
export type Incidental = typeof Incidental.Type

const law = "Wet politiegegevens art. 19"

/** What an incidental provision of police data lacks (L06; Wpg 19): the authority agreed before it was done, not after. */
export function checkIncidental({
  interest,
  purpose,
  recipients,
  consent,
  providedOn
}: Incidental): ReadonlyArray<Finding> {
  return findingsWhere([
    [
      isBlank(interest),
      finding("/interest", law, "Noem het zwaarwegend algemeen belang.", "Give the weighty public interest.")
    ],
    [
      purpose === undefined,
      finding(
        "/purpose",
        law,
        "Kies het doel: strafbare feiten, openbare orde, hulpverlening of toezicht.",
        "Choose the purpose: crime, public order, aid or supervision."
      )
    ],
    [
      recipients.length === 0 || recipients.some(isBlank),
      finding("/recipients", law, "Noem wie de gegevens krijgen.", "Say who receive the data.")
    ],
    [
      consent === undefined || isBlank(consent.authority) || isBlank(consent.reference),
      finding(
        "/consent",
        law,
        "Noem wie van het bevoegd gezag heeft ingestemd, met het kenmerk.",
        "Give who of the competent authority agreed, with the reference."
      )
    ],
    [
      consent !== undefined && consent.on > providedOn,
      finding(
        "/consent/on",
        law,
        "De instemming moet er zijn voordat u de gegevens verstrekt.",
        "The consent has to be there before the data are provided."
      )
    ]
  ])
}
