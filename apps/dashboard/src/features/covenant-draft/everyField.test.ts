import { CovenantDocument, PartnerId } from "@kruisverband/domain"
import { demoCovenants } from "@kruisverband/domain/demo"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { type DraftFields, documentOf, fieldsOf } from "./draftFields.ts"

const [pga] = demoCovenants
if (pga === undefined) throw new Error("no demo covenant")
const decode = Schema.decodeUnknownSync(CovenantDocument, { onExcessProperty: "error" })
const base = decode({ ...documentOf(fieldsOf(pga), pga, "draft"), version: 2 })

type Json = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** Every place of the document's own schema: `/basis/dpia/date`, `/parties/*\/angle`, `/levels/byAngle/*\/partners`. */
const placesOf = (): ReadonlySet<string> => {
  const document: unknown = JSON.parse(JSON.stringify(Schema.toJsonSchemaDocument(CovenantDocument)))
  const definitions = isRecord(document) && isRecord(document.definitions) ? document.definitions : {}
  const places = new Set<string>()
  const walk = (schema: unknown, at: string): void => {
    for (const [one, place] of partsOf(schema, at)) walk(one, place)
  }
  /** What a schema is made of, each with its place; of a plain value nothing, and its place is kept. */
  const partsOf = (schema: unknown, at: string): ReadonlyArray<readonly [unknown, string]> => {
    if (!isRecord(schema)) return []
    const named = typeof schema.$ref === "string" ? definitions[schema.$ref.split("/").at(-1) ?? ""] : undefined
    if (named !== undefined) return [[named, at]]
    const lists = [schema.anyOf, schema.allOf, schema.oneOf].filter(Array.isArray)
    const list = lists.find((one) => one.some(isBranch))
    if (list !== undefined) return list.map((one: unknown) => [one, at] as const)
    if (isRecord(schema.properties))
      return Object.entries(schema.properties).map(([name, one]) => [one, `${at}/${name}`] as const)
    if (isRecord(schema.items)) return [[schema.items, isBranch(schema.items) ? `${at}/*` : at]]
    const pattern = isRecord(schema.patternProperties) ? Object.values(schema.patternProperties)[0] : undefined
    const keyed = isRecord(schema.additionalProperties) ? schema.additionalProperties : pattern
    if (keyed !== undefined) return [[keyed, `${at}/*`]]
    places.add(at)
    return []
  }
  const isBranch = (schema: unknown): boolean =>
    isRecord(schema) &&
    (schema.properties !== undefined ||
      schema.items !== undefined ||
      schema.$ref !== undefined ||
      schema.additionalProperties !== undefined ||
      schema.patternProperties !== undefined)
  walk(isRecord(document) ? document.schema : undefined, "")
  return places
}

const partyWith = (over: Partial<DraftFields["parties"][number]>) => (before: DraftFields) => ({
  parties: before.parties.map((party, index) => (index === 0 ? { ...party, ...over } : party))
})
const term = (state: keyof DraftFields["retention"]) => (before: DraftFields) => ({
  retention: { ...before.retention, [state]: { count: "7", unit: "D" as const } }
})
const minor = (state: keyof DraftFields["minors"]) => (before: DraftFields) => ({
  minors: { ...before.minors, [state]: { count: "3", unit: "D" as const } }
})
const just = (part: Partial<DraftFields>) => () => part
const angle = { angle: "police", partners: "without-source", coordinator: "without-source" } as const

/** What somebody types or ticks to change each place. A new field of the document needs a field in the form, and a line here. */
const typed: Readonly<Record<string, (before: DraftFields) => Partial<DraftFields>>> = {
  "/title/nl": just({ titleNl: "Anders" }),
  "/title/en": just({ titleEn: "Otherwise" }),
  "/basis/kind": just({ kind: "wgs" }),
  "/basis/law": just({ law: "een andere wet" }),
  "/basis/dpia/reference": just({ dpiaReference: "D-2" }),
  "/basis/dpia/date": just({ dpiaDate: "2026-02-03" }),
  "/basis/dpia/residualRisk": just({ residualRisk: "acceptable" }),
  "/basis/registerEntry": just({ registerEntry: "R-2" }),
  "/basis/notified/body": just({ notifiedBody: "een ander" }),
  "/basis/notified/reference": just({ notifiedReference: "N-2" }),
  "/basis/consultation/body": just({ residualRisk: "high", consultationBody: "AP 2", consultationReference: "C-2" }),
  "/basis/consultation/reference": just({ residualRisk: "high", consultationBody: "AP", consultationReference: "C-3" }),
  "/basis/arrangement": just({ arrangement: "A-2" }),
  "/basis/advice": just({ kind: "wgs", advice: "RAC-2" }),
  "/basis/policeDecision": just({ policeDecision: "P-2" }),
  "/basis/police/interest": just({ policeInterest: "een ander belang" }),
  "/basis/police/purposes": just({ purposes: ["another-purpose"] }),
  "/basis/police/data": just({ policeData: ["name"] }),
  "/basis/police/conditions": just({ policeConditions: "andere voorwaarden" }),
  "/basis/police/recipients": just({ policeRecipients: ["partners"] }),
  "/basis/bsnLaw": just({ identifiers: ["name", "bsn"], bsnLaw: "wet art. 1" }),
  "/purposes": just({ purposes: ["another-purpose"] }),
  "/validFrom": just({ validFrom: "2026-03-01" }),
  "/validUntil": just({ validUntil: "2028-03-01" }),
  "/kinds": just({ kinds: ["radicalisation", "polarisation"] }),
  "/municipalities": just({ municipalities: ["GM9002"] }),
  "/contactPoint/organisation": just({ contactOrganisation: "een ander" }),
  "/contactPoint/email": just({ contactEmail: "ander@voorbeeld.nl" }),
  "/convener/office": just({ convenerOffice: "wethouder" }),
  "/convener/municipality": just({ convenerMunicipality: "GM9002" }),
  "/parties/*/partner": partyWith({ partner: PartnerId.make("een-ander") }),
  "/parties/*/angle": partyWith({ angle: "housing" }),
  "/parties/*/roles": partyWith({ roles: ["mentor"] }),
  "/parties/*/defaultLevel": partyWith({ defaultLevel: "without-source" }),
  "/parties/*/trainingRequired": partyWith({ trainingRequired: true }),
  "/parties/*/sealsAtSource": partyWith({ sealsAtSource: true }),
  "/identifiers": just({ identifiers: ["name"] }),
  "/specialCategories/*/category": just({ special: [{ category: "health", exception: "wet" }] }),
  "/specialCategories/*/exception": just({ special: [{ category: "health", exception: "andere wet" }] }),
  "/minimumAge": just({ minimumAge: "15" }),
  "/linkRule/angles": just({ angles: "3" }),
  "/linkRule/organisations": just({ organisations: "3" }),
  "/linkRule/withinMonths": just({ withinMonths: "6" }),
  "/hubLimit": just({ hubLimit: "9" }),
  "/levels/partners": just({ levelPartners: "without-source" }),
  "/levels/coordinator": just({ levelCoordinator: "without-source" }),
  "/levels/byAngle/*/partners": just({ byAngle: [angle] }),
  "/levels/byAngle/*/coordinator": just({ byAngle: [{ ...angle, coordinator: "full" }] }),
  "/retention/unlinked": term("unlinked"),
  "/retention/rejected": term("rejected"),
  "/retention/linked": term("linked"),
  "/retention/notAdopted": term("notAdopted"),
  "/retention/closedCase": term("closedCase"),
  "/retention/necessityReview": term("necessityReview"),
  "/retention/minors/unlinked": minor("unlinked"),
  "/retention/minors/rejected": minor("rejected"),
  "/retention/minors/linked": minor("linked"),
  "/retention/minors/notAdopted": minor("notAdopted"),
  "/retention/minors/closedCase": minor("closedCase"),
  "/coversExisting": just({ coversExisting: true }),
  "/archive/list": just({ archiveList: "een andere lijst" }),
  "/archive/entry": just({ archiveEntry: "99.9" }),
  "/boundTokens": just({ boundTokens: true }),
  "/sealedAttestations": just({ sealedAttestations: ["minor"] })
}

/** What no form changes: which text it is, and what becomes of it by acts of its own. */
const NOT_TYPED = ["/id", "/version", "/status", "/departures/*/partner", "/departures/*/on"]

const at = (document: unknown, place: string): unknown =>
  place
    .split("/")
    .slice(1)
    .reduce((value: unknown, part) => {
      if (part === "*") return Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : undefined
      if (Array.isArray(value)) return value.map((one: unknown) => (isRecord(one) ? one[part] : undefined))
      return isRecord(value) ? value[part] : undefined
    }, document)

describe("the form of a covenant", () => {
  it("has a field for every field of the document, and none for what there is not", () => {
    expect([...placesOf()].toSorted()).toEqual([...Object.keys(typed), ...NOT_TYPED].toSorted())
  })

  it.each(Object.entries(typed))("changes %s", (place, change) => {
    const before = fieldsOf(base)
    const after = decode(documentOf({ ...before, ...change(before) }, base, "draft"))
    expect(JSON.stringify(at(after, place))).not.toBe(JSON.stringify(at(base, place)))
    // And it is read back as it was typed.
    expect(decode(documentOf(fieldsOf(after), after, "draft"))).toEqual(after)
  })
})
