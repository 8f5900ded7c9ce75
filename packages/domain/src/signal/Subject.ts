import { Schema } from "effect"

const text = (max: number) => Schema.String.check(Schema.isMaxLength(max))
const name = text(200)

/** Full or partial ISO date: `2008`, `2008-03` or `2008-03-04`. */
export const PartialDate = Schema.String.check(
  Schema.isPattern(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u)
).annotate({ format: "partial-date" })
export type PartialDate = typeof PartialDate.Type

export const Address = Schema.Struct({
  postcode: Schema.optionalKey(text(12)),
  houseNumber: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 99999 }))),
  suffix: Schema.optionalKey(text(20)),
  street: Schema.optionalKey(name),
  city: Schema.optionalKey(name)
})
export type Address = typeof Address.Type

/** As the partner's system has it: separate name parts, or one `fullName`. No religion, ethnicity, nationality, politics or health: such fields do not exist. */
export const Subject = Schema.Struct({
  givenNames: Schema.optionalKey(name),
  initials: Schema.optionalKey(text(40)),
  prefix: Schema.optionalKey(text(40)),
  familyName: Schema.optionalKey(name),
  fullName: Schema.optionalKey(text(400)),
  birthDate: Schema.optionalKey(PartialDate),
  sex: Schema.optionalKey(Schema.Literals(["m", "f", "v", "x"])),
  address: Schema.optionalKey(Address),
  phones: Schema.optionalKey(Schema.Array(text(40)).check(Schema.isMaxLength(10))),
  emails: Schema.optionalKey(Schema.Array(text(254)).check(Schema.isMaxLength(10))),
  handles: Schema.optionalKey(Schema.Array(text(100)).check(Schema.isMaxLength(10))),
  /** Only where a law names its use for the covenant (UAVG 46); refused otherwise. */
  bsn: Schema.optionalKey(text(20))
})
export type Subject = typeof Subject.Type
