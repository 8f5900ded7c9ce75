import { describe, expect, it } from "vitest"
import { covenantDocument } from "../testing/builders.ts"
import { canonicalVersion } from "./canonicalVersion.ts"
import { checkActivation } from "./checkCovenant.ts"

const complete = covenantDocument({
  basis: {
    kind: "avg",
    law: "Gemeentewet art. 172",
    dpia: { reference: "D", date: "2025-11-01" },
    registerEntry: "R",
    notified: { body: "AP", reference: "N" },
    policeDecision: "W"
  }
})
const fields = (over: Partial<typeof complete>, source?: unknown) =>
  checkActivation({ ...complete, ...over }, source).map((finding) => finding.field)
const ground = (over: Partial<(typeof complete)["basis"]>) => fields({ basis: { ...complete.basis, ...over } })

describe("checkActivation", () => {
  it("has nothing against a complete document", () => {
    expect(checkActivation(complete)).toEqual([])
  })

  it("names every missing field at once, with its law and a text in both languages", () => {
    const { contactPoint: _, ...bare } = complete
    const found = checkActivation({
      ...bare,
      parties: [],
      purposes: [],
      municipalities: [],
      kinds: [],
      basis: { kind: "avg" }
    })
    expect(found.map((finding) => finding.field)).toEqual([
      "/parties",
      "/purposes",
      "/kinds",
      "/municipalities",
      "/contactPoint",
      "/basis/law",
      "/basis/dpia",
      "/basis/registerEntry",
      "/basis/notified"
    ])
    for (const { law, text } of found) expect([law, text.nl, text.en].every((one) => one.length > 5)).toBe(true)
  })

  it.each([
    [{ title: { nl: "x", en: " " } }, "/title"],
    [{ contactPoint: { organisation: "x", email: "nobody" } }, "/contactPoint"],
    [{ identifiers: [] }, "/identifiers"],
    [
      {
        kinds: ["polarisation" as const],
        parties: complete.parties.map((party) => ({ ...party, sealsAtSource: party.partner === "welfare" }))
      },
      "/parties/1/sealsAtSource"
    ],
    [{ identifiers: ["bsn" as const] }, "/identifiers"],
    [{ archive: { list: "Selectielijst", entry: " " } }, "/archive"],
    [{ retention: { ...complete.retention, minors: { linked: "P3Y" } } }, "/retention/minors/linked"],
    [{ retention: { ...complete.retention, minors: { linked: "P" } } }, "/retention/minors/linked"],
    [{ specialCategories: [{ category: "health", exception: "" }] }, "/specialCategories/0/exception"],
    [{ validFrom: "2026-02-30" }, "/validFrom"],
    [{ validUntil: "2025-12-31" }, "/validUntil"],
    [{ minimumAge: -1 }, "/minimumAge"],
    [{ linkRule: { angles: 0, organisations: 2, withinMonths: 24 } }, "/linkRule"],
    [{ retention: { ...complete.retention, unlinked: "P" } }, "/retention/unlinked"],
    [{ parties: [...complete.parties, ...complete.parties.slice(0, 1)] }, "/parties"]
  ])("finds %o wanting at %s", (over, field) => {
    expect(fields(over)).toEqual([field])
  })

  it("asks more of some bases", () => {
    const { policeDecision: _, ...without } = complete.basis
    expect(fields({ basis: without })).toEqual(["/basis/policeDecision"])
    expect(ground({ kind: "wgs" })).toEqual(["/basis/advice"])
    expect(ground({ kind: "wgs", advice: "A" })).toEqual([])
    expect(ground({ kind: "pga" })).toEqual([])
    expect(
      fields({
        basis: { ...complete.basis, kind: "pga" },
        contactPoint: { organisation: "welzijn-elzerveen", email: "a@example.nl" }
      })
    ).toEqual(["/contactPoint/organisation"])
  })

  it("wants the supervisor consulted first where the assessment leaves a high risk", () => {
    const dpia = { reference: "D", date: "2025-11-01", residualRisk: "high" as const }
    expect(ground({ dpia })).toEqual(["/basis/consultation"])
    expect(ground({ dpia, consultation: { body: "AP", reference: " " } })).toEqual(["/basis/consultation"])
    expect(ground({ dpia, consultation: { body: "AP", reference: "V-1" } })).toEqual([])
    expect(ground({ dpia: { ...dpia, residualRisk: "acceptable" } })).toEqual([])
  })

  it("takes a BSN only with the law that names it for this use", () => {
    const wgs = { kind: "wgs" as const, advice: "A" }
    expect(fields({ identifiers: ["name", "bsn"], basis: { ...complete.basis, ...wgs } })).toEqual(["/basis/bsnLaw"])
    expect(
      fields({ identifiers: ["name", "bsn"], basis: { ...complete.basis, ...wgs, bsnLaw: "Jeugdwet art. 7.2.1" } })
    ).toEqual([])
    expect(fields({ identifiers: ["name", "bsn"], basis: { ...complete.basis, bsnLaw: "x" } })).toEqual([
      "/identifiers"
    ])
  })

  it("has a mayor of one of its municipalities convene a person-directed approach", () => {
    const pga = { basis: { ...complete.basis, kind: "pga" as const } }
    const by = (office: string, municipality: string) => fields({ ...pga, convener: { office, municipality } })
    expect(by("burgemeester", "GM9001")).toEqual([])
    expect(by("De burgemeester van Elzerveen", "GM9001")).toEqual([])
    expect(by("wethouder", "GM9001")).toEqual(["/convener/office"])
    expect(by("burgemeester", "")).toEqual(["/convener/municipality"])
    expect(by("burgemeester", "GM0344")).toEqual(["/convener/municipality"])
    expect(fields({ convener: { office: "wethouder", municipality: "" } })).toEqual([])
  })

  it("reads what a decision on police data says, once it is there, whole", () => {
    const police = {
      interest: "voorkomen van geweld",
      purposes: ["early-signalling"],
      data: ["name" as const],
      conditions: "alleen hier",
      recipients: ["coordinator" as const]
    }
    expect(ground({ police })).toEqual([])
    expect(ground({ police: { ...police, interest: "" } })).toEqual(["/basis/police/interest"])
    expect(ground({ police: { ...police, purposes: ["opsporing"] } })).toEqual(["/basis/police/purposes"])
    expect(ground({ police: { ...police, data: ["bsn"] } })).toEqual(["/basis/police/data"])
    expect(ground({ police: { ...police, conditions: " " } })).toEqual(["/basis/police/conditions"])
    expect(ground({ police: { ...police, recipients: [] } })).toEqual(["/basis/police/recipients"])
  })

  it("keeps nothing in a reference index longer than two years", () => {
    const vir = { basis: { ...complete.basis, kind: "vir" as const } }
    expect(fields(vir)).toEqual([])
    expect(fields({ ...vir, retention: { ...complete.retention, linked: "P2Y2D" } })).toEqual(["/retention/linked"])
    expect(fields({ ...vir, retention: { ...complete.retention, closedCase: "P5Y" } })).toEqual([])
  })

  it("takes no default for how long a person-directed approach keeps a closed case", () => {
    const pga = { basis: { ...complete.basis, kind: "pga" as const } }
    expect(fields(pga, { id: "c1" })).toEqual(["/retention/closedCase"])
    expect(fields(pga, { retention: { closedCase: "P5Y" } })).toEqual([])
    expect(fields({}, { id: "c1" })).toEqual([])
  })
})

describe("canonicalVersion", () => {
  it("is the same whatever the order of fields and the status", () => {
    const turned = Object.fromEntries(Object.entries(complete).toReversed())
    expect(canonicalVersion(covenantDocument({ ...turned, status: "suspended" }))).toBe(canonicalVersion(complete))
  })

  it("differs where the text does", () => {
    expect(canonicalVersion({ ...complete, minimumAge: 13 })).not.toBe(canonicalVersion(complete))
  })
})
