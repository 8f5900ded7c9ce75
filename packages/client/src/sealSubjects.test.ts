import { describe, expect, it } from "vitest"
import { CovenantKey, covenantKey, encodeSubject, sealSubjects } from "./index.ts"

const secret = new Uint8Array(32).fill(7)
const fenna = { givenNames: "Fenna", familyName: "Elzenoord", birthDate: "2008-03-14" }

describe("sealSubjects", () => {
  it("leaves no person in clear, and all else as it was", () => {
    const sealed = sealSubjects({ covenant: "persons", observation: "x", subjects: [fenna] }, covenantKey(secret))
    expect(sealed).toEqual({
      covenant: "persons",
      observation: "x",
      sealedSubjects: [encodeSubject(fenna, covenantKey(secret))]
    })
    expect(JSON.stringify(sealed)).not.toMatch(/Fenna|Elzenoord|2008-03-14/u)
  })

  it("keeps what was sealed before, in front", () => {
    const before = encodeSubject({ givenNames: "Bram" }, covenantKey(secret))
    expect(sealSubjects({ sealedSubjects: [before], subjects: [fenna] }, covenantKey(secret)).sealedSubjects[0]).toBe(
      before
    )
  })

  it("says under which key, and what the covenant asks, where the key came with its terms", () => {
    const terms = {
      covenant: "persons",
      covenantVersion: 1,
      keyId: "k1",
      identifiers: ["name", "birth-date"],
      minimumAge: 12,
      attestations: ["minor"]
    } as const
    const key = new CovenantKey(secret, terms)
    const at = Date.UTC(2026, 10, 2)
    expect(key.encode(fenna, undefined, at)).toEqual({
      ...encodeSubject(fenna, covenantKey(secret)),
      keyId: "k1",
      attested: { minor: false }
    })
  })

  it("never encodes the citizen service number", () => {
    expect(encodeSubject({ ...fenna, bsn: "111222333" }, covenantKey(secret))).toEqual(
      encodeSubject(fenna, covenantKey(secret))
    )
  })

  it("gives another encoding under another key, and takes no short key", () => {
    const other = covenantKey(new Uint8Array(32).fill(8))
    expect(encodeSubject(fenna, other)).not.toEqual(encodeSubject(fenna, covenantKey(secret)))
    expect(() => covenantKey(new Uint8Array(8))).toThrow(RangeError)
  })
})
