/** How precise the birth date is. */
export type DatePrecision = "none" | "year" | "month" | "day"

/** 0 very common, 1 common, 2 neither: of a name, by the shipped table. */
export type Rarity = 0 | 1 | 2

/** Which parts of an address are given. Their values stand in the rows. */
export interface AddressKnown {
  /** A whole postcode, not only its district. */
  readonly postcode: boolean
  readonly area: boolean
  readonly number: boolean
  readonly suffix: boolean
  readonly street: boolean
  readonly city: boolean
}

/**
 * A person in keyed form: what the matcher sees instead of an identity. Immutable by convention.
 * What is compared stands in rows. Each row says all that is known of the person, hidden under one value of the same person that few share
 * (the whole name, the birth date, a home, a contact): rows of two persons can be read against each other only where they share that value,
 * and under another value the same name looks like noise. See `writeRow`.
 */
export interface Encoding {
  /** Sorted; each a kind letter and 11 characters base64url (64 bits of HMAC). Kinds: see `TokenKind`. */
  readonly tokens: ReadonlyArray<string>
  /** All rows after each other, ascending by their first word; each as long as `rowLength` says. */
  readonly rows: Uint32Array
  /** Bit i: row i has the surname's other form (second part of a double name, glued or stripped). */
  readonly otherForm: number
  /** Given names are known, by more than their first letter. */
  readonly given: boolean
  readonly family: boolean
  readonly initial: boolean
  /** The sex is known to be the one or the other. */
  readonly sex: boolean
  readonly date: {
    readonly precision: DatePrecision
    /** 1 January or 1 July: the day that is written when the real one is not known. */
    readonly registrationDay: boolean
  }
  /** Undefined when there is no address. */
  readonly address: AddressKnown | undefined
  readonly givenRarity: Rarity
  readonly familyRarity: Rarity
}

/** What a token stands for: the letter it starts with. */
export const TokenKind = {
  mobile: "p",
  landline: "q",
  email: "e",
  handle: "h",
  address: "a",
  street: "s",
  name: "n"
} as const
