import fc from "fast-check"
import { deriveKeys, encode, type LinkageKeys, type SubjectIdentity } from "../src/encode/index.ts"

export const keys: LinkageKeys = deriveKeys(new Uint8Array(32).fill(7))
export const otherKeys: LinkageKeys = deriveKeys(new Uint8Array(32).fill(8))

const optional = <A>(arb: fc.Arbitrary<A>) => fc.option(arb, { nil: undefined, freq: 3 })

const given = fc.constantFrom(
  "Mohammed",
  "Jan Willem",
  "Çiğdem",
  "İbrahim",
  "Zoë",
  "J.P.",
  "Fenna",
  "onbekend",
  "Abdul Rahman",
  "x"
)
const family = fc.constantFrom(
  "el Amrani",
  "van der Berg",
  "Yıldız",
  "Bakker-de Jong",
  "Oulad Ali",
  "Elzenoord",
  "in 't Veld",
  "Şahin",
  ""
)
const date = fc
  .record({
    y: fc.integer({ min: 1940, max: 2014 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
    parts: fc.integer({ min: 1, max: 3 })
  })
  .map(({ y, m, d, parts }) =>
    [String(y), String(m).padStart(2, "0"), String(d).padStart(2, "0")].slice(0, parts).join("-")
  )

/** Drops keys whose value is undefined: the identity's keys are optional, not nullable. */
const without = <A extends object>(value: A): A =>
  // filtering entries keeps the shape of an object whose keys are all optional
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as A

/** People as partners' systems write them, with holes. */
export const identity: fc.Arbitrary<SubjectIdentity> = fc
  .record({
    givenNames: optional(given),
    prefix: optional(fc.constantFrom("van", "de", "el")),
    familyName: optional(family),
    fullName: optional(fc.constantFrom("ELAMRANI, Muhammed", "Jan van der Berg", "Berg, J. van den", "Emre Yılmaz")),
    birthDate: optional(date),
    sex: optional(fc.constantFrom("m", "f", "v", "x")),
    address: optional(
      fc
        .record({
          postcode: optional(fc.constantFrom("9901 AB", "9901ab", "9902XZ", "2310", "SW1A 1AA")),
          houseNumber: optional(fc.integer({ min: 1, max: 40 })),
          suffix: optional(fc.constantFrom("a", "2", "B-hs")),
          street: optional(fc.constantFrom("Kerkstraat", "Kerkstr.", "Burg. Jansenlaan", "Lindenpad")),
          city: optional(fc.constantFrom("Elzerveen", "'s-Gravenhage", "Den Haag", "Alphen a/d Rijn"))
        })
        .map(without)
    ),
    phones: optional(
      fc.array(fc.constantFrom("06-12349876", "+31 6 12349876", "0612345678", "010-4561237", "x"), { maxLength: 3 })
    ),
    emails: optional(
      fc.array(fc.constantFrom("a.b@gmail.com", "AB@gmail.com", "c@ziggo.nl", "none"), { maxLength: 2 })
    ),
    handles: optional(fc.array(fc.constantFrom("@Voorpost88", "https://x.com/voorpost88", "z"), { maxLength: 2 }))
  })
  .map(without)
  // the constants are those of the domain's literals; a record of optionals is not told apart from a record of nullables
  .map((value) => value as SubjectIdentity)

/** Any UTF-16, halves of letters and marks without a letter included. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0x17f }), fc.integer({ min: 0, max: 0xffff })), { maxLength })
    .map((units) => String.fromCharCode(...units))

/** Any text in every field: what hostile or broken systems send. */
export const anyIdentity: fc.Arbitrary<SubjectIdentity> = fc
  .record({
    givenNames: optional(fc.string({ unit: "binary", maxLength: 60 })),
    initials: optional(fc.string({ unit: "binary", maxLength: 10 })),
    prefix: optional(fc.string({ unit: "binary", maxLength: 10 })),
    familyName: optional(fc.string({ unit: "binary", maxLength: 60 })),
    fullName: optional(fc.string({ unit: "binary", maxLength: 90 })),
    birthDate: optional(fc.string({ maxLength: 12 })),
    phones: optional(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { maxLength: 12 })),
    emails: optional(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { maxLength: 12 })),
    handles: optional(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { maxLength: 12 }))
  })
  .map(without)
  .map((value) => value as SubjectIdentity)

export const encoding = identity.map((id) => encode(id, keys))
