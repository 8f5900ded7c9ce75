/** How precise the birth date is. */
export type DatePrecision = "none" | "year" | "month" | "day"

/** 0 very common, 1 common, 2 neither: of a name, by the shipped table. */
export type Rarity = 0 | 1 | 2

/**
 * A person in keyed form: what the matcher sees instead of an identity. Immutable by convention.
 * A tag is the first 32 bits of a keyed hash of at least two values together; 0: not known.
 * A filter is a keyed bit vector; similar values share bits, and no value can be read from it without the key.
 */
export interface Encoding {
  /** Sorted; each a kind letter and 11 characters base64url (64 bits of HMAC). Kinds: see `TokenKind`. */
  readonly tokens: ReadonlyArray<string>
  /** 512 bits each: the call name, then all given names together (when there are more). Word 15 holds the initial. */
  readonly given: ReadonlyArray<Uint32Array>
  /** 512 bits each: the surname, then its other form (second part of a double name, glued or stripped). */
  readonly family: ReadonlyArray<Uint32Array>
  /** Year of birth and its neighbours, 256 bits; absent when the date is missing. */
  readonly year: Uint32Array | undefined
  /** Street, number, town and postcode, 256 bits; absent when there is no address. */
  readonly place: Uint32Array | undefined
  readonly date: {
    readonly precision: DatePrecision
    /** 1 January or 1 July: the day that is written when the real one is not known. */
    readonly registrationDay: boolean
    readonly yearMonth: number
    readonly yearDay: number
    readonly monthDay: number
    /** Year with day and month in either order. */
    readonly unordered: number
  }
  readonly address: {
    readonly full: number
    readonly building: number
    readonly streetFull: number
    readonly streetBuilding: number
    readonly postcode: number
    readonly hasSuffix: boolean
  }
  /** 0 not known, 1 and 2 the sexes in an order that the key decides, 3 neither. */
  readonly sex: 0 | 1 | 2 | 3
  readonly initialOnly: boolean
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
