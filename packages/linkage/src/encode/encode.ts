import { bindersOf } from "./binders.ts"
import { type Written, writeRow, writtenOf } from "./boundRow.ts"
import type { AddressKnown, Encoding, Rarity } from "./Encoding.ts"
import type { LinkageKeys } from "./LinkageKeys.ts"
import { CHECK, MOST_ROWS, rowLength } from "./layout.ts"
import { type AddressParts, addressParts } from "./normalise/address.ts"
import { emailOf, handleOf, phoneOf } from "./normalise/contact.ts"
import { birthDateOf, isRegistrationDay } from "./normalise/date.ts"
import { nameParts } from "./normalise/names.ts"
import { familyRarity, givenRarity } from "./normalise/rarity.ts"
import type { SubjectIdentity } from "./SubjectIdentity.ts"
import { type Normalised, tokensFor } from "./tokens.ts"
import { bytesFor, LONGEST_ENCODING } from "./wire.ts"

const knownOf = (a: AddressParts | undefined): AddressKnown | undefined =>
  a === undefined
    ? undefined
    : {
        postcode: a.postcode.length >= 6,
        area: a.area !== "",
        number: a.number !== "",
        suffix: a.suffix !== "",
        street: a.street !== "",
        city: a.city !== ""
      }

const sexOf = (sex: SubjectIdentity["sex"]): boolean | undefined =>
  sex === undefined || sex === "x" ? undefined : sex === "m"

const present = <A>(values: ReadonlyArray<A | undefined>): ReadonlyArray<A> => values.filter((v) => v !== undefined)

/** A person in comparable form: what tokens and rows are made of. */
export const normalised = (identity: SubjectIdentity): Normalised => ({
  name: nameParts(identity),
  date: birthDateOf(identity.birthDate),
  address: addressParts(identity.address),
  phones: present((identity.phones ?? []).slice(0, 10).map(phoneOf)),
  emails: present((identity.emails ?? []).slice(0, 10).map(emailOf)),
  handles: present((identity.handles ?? []).slice(0, 10).map(handleOf))
})

const rowsFor = (keys: LinkageKeys, n: Normalised, written: Written, tokens: number) => {
  const length = rowLength(written.known)
  const room = Math.floor((LONGEST_ENCODING - bytesFor(tokens, 0)) / (4 * length))
  const binders = bindersOf(n).slice(0, Math.min(room, MOST_ROWS))
  const drawn = new Uint32Array(length * binders.length)
  const checkAt = (i: number) => drawn[i * length + CHECK] ?? 0
  for (const [i, binder] of binders.entries()) writeRow(keys, binder, written, drawn, i * length)
  const order = binders
    .map((_, i) => i)
    .sort((x, y) => checkAt(x) - checkAt(y))
    // two values of one person with one check: once in a billion
    .filter((i, at, all) => at === 0 || checkAt(all[at - 1] ?? 0) !== checkAt(i))
  const rows = new Uint32Array(length * order.length)
  order.forEach((from, to) => {
    for (let i = 0; i < length; i++) rows[to * length + i] = drawn[from * length + i] ?? 0
  })
  return { rows, otherForm: order.reduce((bits, i, to) => (binders[i]?.otherForm ? bits | (1 << to) : bits), 0) }
}

/**
 * Encodes a person under a covenant's keys. Pure and total: the same identity and keys give the same encoding
 * everywhere; values that cannot be read (a placeholder, an impossible date) count as missing.
 */
export const encode = (identity: SubjectIdentity, keys: LinkageKeys): Encoding => {
  const n = normalised(identity)
  const { address, date, name } = n
  const [call, surname] = [name.given[0], name.family[0]]
  const sex = sexOf(identity.sex)
  const known = { given: call !== undefined, family: surname !== undefined, address: knownOf(address), date }
  const rarity = (text: string | undefined, of: (n: string) => Rarity): Rarity => (text === undefined ? 2 : of(text))
  const tokens = tokensFor(keys, n)
  return {
    tokens,
    ...rowsFor(keys, n, writtenOf(keys, n, known, sex), tokens.length),
    given: known.given,
    family: known.family,
    initial: name.initial !== "",
    sex: sex !== undefined,
    date: { precision: date.precision, registrationDay: isRegistrationDay(date) },
    address: known.address,
    givenRarity: rarity(call, givenRarity),
    familyRarity: rarity(surname, familyRarity)
  }
}
