import { describe, expect, it } from "vitest"
import { covenantDocument } from "../testing/builders.ts"
import { attestedReasons } from "./attestedReasons.ts"

const encoding = "MTIzNDU2Nzgy"
const codes = (attested: Parameters<typeof attestedReasons>[0]["attested"], over = {}) =>
  attestedReasons(
    attested === undefined ? { encoding } : { encoding, attested },
    covenantDocument({ sealedAttestations: ["minimum-age", "minor", "identifiers"], ...over })
  ).map((one) => one.code)
const all = { minor: true, minimumAge: 12, identifiers: ["name", "birth-date"] } as const

describe("statements on a sealed person", () => {
  it("are asked by nobody but the covenant", () => {
    expect(codes(undefined, { sealedAttestations: [] })).toEqual([])
    expect(codes(undefined)).toEqual(["attestation-missing"])
    expect(codes(all)).toEqual([])
  })

  it("reach the minimum age of the covenant as it is now", () => {
    expect(codes({ ...all, minimumAge: 11 })).toEqual(["attestation-missing"])
    expect(codes(all, { minimumAge: 14 })).toEqual(["attestation-missing"])
    expect(codes({ ...all, minimumAge: 16 }, { minimumAge: 14 })).toEqual([])
  })

  it("hold the identifiers to the covenant's list, asked or not", () => {
    expect(codes({ identifiers: ["name", "handle"] }, { sealedAttestations: [] })).toEqual(["identifier-not-covered"])
    expect(codes({ identifiers: ["bsn"] }, { sealedAttestations: [] })).toEqual(["bsn-not-covered"])
  })

  it("keep a minor out of a covenant of adults", () => {
    expect(codes({ minor: true }, { minimumAge: 18, sealedAttestations: [] })).toEqual(["below-minimum-age"])
    expect(codes({ minor: false }, { minimumAge: 18, sealedAttestations: [] })).toEqual([])
  })

  it("say what is missing, in words of this covenant", () => {
    const [found] = attestedReasons({ encoding }, covenantDocument({ sealedAttestations: ["minimum-age"] }))
    expect(found?.text.nl).toContain("ten minste 12 jaar")
    expect(found?.text.en).toContain("at least 12")
  })
})
