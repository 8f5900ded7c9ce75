import type { FieldLevels, LevelField } from "./levels.ts"

const NAME = [
  "exact-common",
  "exact-usual",
  "exact-rare",
  "form",
  "near",
  "close",
  "alike-usual",
  "loose",
  "differs"
] as const

/** Every compared field, in the order in which the model file lists them. */
export const FIELDS: ReadonlyArray<LevelField> = [
  "familyName",
  "address",
  "phone",
  "email",
  "handle",
  "birthDate",
  "sex",
  "givenNames",
  "order"
]

/** Every level of every field, as the model file lists them. */
export const LEVELS: { readonly [F in LevelField]: ReadonlyArray<FieldLevels[F]> } = {
  familyName: NAME,
  givenNames: [...NAME, "initial", "initial-differs"],
  address: ["exact", "suffix-missing", "building", "near", "town", "differs"],
  phone: ["mobile", "landline", "differs"],
  email: ["same", "differs"],
  handle: ["same", "differs"],
  birthDate: [
    "exact",
    "exact-registration",
    "day-month-swapped",
    "day-differs",
    "month-differs",
    "year-near-differs",
    "year-far-differs",
    "month-only",
    "year-only",
    "year-only-near",
    "year-only-differs",
    "same-year",
    "near-year",
    "differs"
  ],
  sex: ["same", "differs"],
  order: ["straight", "swapped"]
}
