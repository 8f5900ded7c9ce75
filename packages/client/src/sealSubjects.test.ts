import { describe, expect, it } from "vitest"
import { covenantKey, encodeSubject, sealSubjects } from "./index.ts"

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
