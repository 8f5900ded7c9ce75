/** Agreement levels of one name, from equal (by how usual it is) to different. */
export type NameLevel =
  | "exact-common"
  | "exact-usual"
  | "exact-rare"
  | "form"
  | "near"
  | "close"
  /** As `form`, `near` or `close`, of a name that is not rare. */
  | "alike-usual"
  | "loose"
  | "differs"

/** What the model has a chance for: the levels of each compared field. `missing` is never one: it says nothing. */
export interface FieldLevels {
  readonly familyName: NameLevel
  readonly address: "exact" | "suffix-missing" | "building" | "near" | "town" | "differs"
  readonly phone: "mobile" | "landline" | "differs"
  readonly email: "same" | "differs"
  readonly handle: "same" | "differs"
  readonly birthDate:
    | "exact"
    | "exact-registration"
    | "day-month-swapped"
    | "day-differs"
    | "month-differs"
    | "year-near-differs"
    | "year-far-differs"
    | "month-only"
    | "year-only"
    | "year-only-near"
    | "year-only-differs"
    | "same-year"
    | "near-year"
    | "differs"
  readonly sex: "same" | "differs"
  readonly givenNames: NameLevel | "initial" | "initial-differs"
  readonly order: "straight" | "swapped"
}
export type LevelField = keyof FieldLevels

/** A level per field, or undefined where a side says nothing. */
export type FoundLevels = { readonly [F in LevelField]: FieldLevels[F] | undefined }
