import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../../../test/arbitraries.ts"
import type { SubjectIdentity } from "../SubjectIdentity.ts"
import { addressParts } from "./address.ts"

type Address = NonNullable<SubjectIdentity["address"]>

/** Addresses of one home on a line. */
const SAME: ReadonlyArray<readonly [string, ReadonlyArray<Address>]> = [
  [
    "street abbreviations",
    [
      { street: "Kerkstraat", houseNumber: 3 },
      { street: "Kerkstr.", houseNumber: 3 },
      { street: "KERKSTR", houseNumber: 3 },
      { street: "Kerk straat", houseNumber: 3 }
    ]
  ],
  [
    "the number in the street's field",
    [{ street: "Lindelaan 12a" }, { street: "Lindeln. 12 A" }, { street: "Lindelaan", houseNumber: 12, suffix: "a" }]
  ],
  [
    "the number twice",
    [
      { street: "Lindelaan 12", houseNumber: 12 },
      { street: "Lindelaan", houseNumber: 12 }
    ]
  ],
  [
    "titles and prefixes in a street",
    [
      { street: "Burgemeester van den Bergstraat" },
      { street: "Burg. v.d. Bergstr." },
      { street: "burg. v/d Bergstraat" },
      { street: "Burgemeester van de Bergstraat" }
    ]
  ],
  [
    "ordinals",
    [{ street: "1e Dorpsdwarsstraat" }, { street: "Eerste Dorpsdwarsstr." }, { street: "1ste Dorpsdwarsstraat" }]
  ],
  ["saints", [{ street: "Sint Jansweg" }, { street: "St. Jansweg" }, { street: "Sint-Janswg" }]],
  [
    "doctors and professors",
    [{ street: "Dr. Kuyperln" }, { street: "Doctor Kuyperlaan" }, { street: "Dr Kuyperlaan" }]
  ],
  [
    "floors",
    [
      { street: "Ringdijk", houseNumber: 4, suffix: "III" },
      { street: "Ringdijk", houseNumber: 4, suffix: "3 hoog" },
      { street: "Ringdijk", houseNumber: 4, suffix: "-3" },
      { street: "Ringdijk", houseNumber: 4, suffix: "3e" }
    ]
  ],
  [
    "the ground floor",
    [
      { street: "Ringdijk", houseNumber: 4, suffix: "hs" },
      { street: "Ringdijk", houseNumber: 4, suffix: "huis" },
      { street: "Ringdijk", houseNumber: 4, suffix: "begane grond" }
    ]
  ],
  [
    "letters behind the number",
    [
      { street: "Ringdijk", houseNumber: 4, suffix: "A" },
      { street: "Ringdijk", houseNumber: 4, suffix: "-a" },
      { street: "Ringdijk", houseNumber: 4, suffix: "app. A" },
      { street: "Ringdijk", houseNumber: 4, suffix: " a " }
    ]
  ],
  [
    "bis",
    [
      { street: "Ringdijk", houseNumber: 4, suffix: "bis" },
      { street: "Ringdijk", houseNumber: 4, suffix: "BS" }
    ]
  ],
  [
    "postcodes",
    [
      { postcode: "9901 AB" },
      { postcode: "9901ab" },
      { postcode: "NL-9901AB" },
      { postcode: "99O1 AB" },
      { postcode: "9901\u00a0AB" }
    ]
  ],
  [
    "The Hague",
    [
      { city: "'s-Gravenhage" },
      { city: "Den Haag" },
      { city: "s Gravenhage" },
      { city: "’s-GRAVENHAGE" },
      { city: "The Hague" }
    ]
  ],
  ["Den Bosch", [{ city: "'s-Hertogenbosch" }, { city: "Den Bosch" }, { city: "s Hertogenbosch" }]],
  [
    "Alphen",
    [
      { city: "Alphen aan den Rijn" },
      { city: "Alphen a/d Rijn" },
      { city: "Alphen ad Rijn" },
      { city: "Alphen a.d. Rijn" }
    ]
  ],
  ["quarters", [{ city: "Amsterdam" }, { city: "Amsterdam Zuidoost" }, { city: "Amsterdam-Noord" }, { city: "A'dam" }]],
  ["merged towns", [{ city: "Bodegraven" }, { city: "Bodegraven-Reeuwijk" }]],
  ["saints' towns", [{ city: "Sint Oedenrode" }, { city: "St. Oedenrode" }, { city: "Sint-Oedenrode" }]]
]

const APART: ReadonlyArray<readonly [string, Address, Address]> = [
  [
    "suffixes",
    { street: "Ringdijk", houseNumber: 4, suffix: "a" },
    { street: "Ringdijk", houseNumber: 4, suffix: "b" }
  ],
  [
    "a letter and a floor",
    { street: "Ringdijk", houseNumber: 4, suffix: "a" },
    { street: "Ringdijk", houseNumber: 4, suffix: "1" }
  ],
  ["street kinds", { street: "Lindelaan" }, { street: "Lindestraat" }],
  ["towns that share a beginning", { city: "Noord-Scharwoude" }, { city: "Noordwijk" }],
  ["old and new towns", { city: "Nieuw-Vennep" }, { city: "Nieuw-Lekkerland" }]
]

describe("addressParts", () => {
  it.each(SAME)("reads through %s", (_, addresses) => {
    for (const address of addresses) expect(addressParts(address)).toEqual(addressParts(addresses[0]))
  })

  it.each(APART)("tells %s apart", (_, a, b) => {
    expect(addressParts(a)).not.toEqual(addressParts(b))
  })

  it.each([
    [{}],
    [{ street: "Geen vaste woon- of verblijfplaats" }],
    [{ street: "zvwov" }],
    [{ street: "onbekend", city: "-" }],
    [{ postcode: "1234 AB" }],
    [{ postcode: "0000AA" }],
    [{ houseNumber: 4 }],
    [{ street: "Postbus 12", postcode: "2500 AA" }]
  ] as ReadonlyArray<readonly [Address]>)("finds no home in %j", (address) => {
    expect(addressParts(address)).toBeUndefined()
  })

  it("keeps only the town of a post box", () => {
    expect(
      addressParts({ street: "P.O. Box 12", houseNumber: 12, postcode: "2500AA", city: "Den Haag" })
    ).toMatchObject({
      postcode: "",
      number: "",
      street: "",
      city: "denhaag"
    })
  })

  it("takes the year in a street's name for no house number", () => {
    expect(addressParts({ street: "Plein 1944" })).toMatchObject({ street: "plein1944", number: "" })
  })

  it.each([
    [
      { street: "brewer crescent", houseNumber: 23, postcode: "2602", city: "port macquarie" },
      "brewercrescent",
      "2602",
      "portmacquarie"
    ],
    [{ street: "lord place", houseNumber: 1, postcode: "0872", city: "st lucia" }, "lordplace", "0872", "sintlucia"],
    [{ street: "10 Downing Street", postcode: "SW1A 2AA", city: "London" }, "10downingstreet", "sw1a2aa", "london"]
  ] as ReadonlyArray<readonly [Address, string, string, string]>)(
    "does no harm to %j",
    (address, street, postcode, city) => {
      expect(addressParts(address)).toMatchObject({ street, postcode, city })
    }
  )

  it("is total, and bounded whatever it reads", () => {
    const text = anyText(300)
    fc.assert(
      fc.property(fc.record({ street: text, city: text, postcode: text, suffix: text }), (address) => {
        const parts = addressParts(address)
        for (const part of Object.values(parts ?? {})) expect(part.length).toBeLessThanOrEqual(80)
      })
    )
    for (const unit of ["a ", "1 ", "- ", "v.d. ", "str", "12-"]) {
      const long = unit.repeat(1_000_000 / unit.length)
      for (const part of Object.values(addressParts({ street: long, city: long, postcode: long, suffix: long }) ?? {}))
        expect(part.length).toBeLessThanOrEqual(80)
    }
  })
})
