import * as domain from "@kruisverband/domain"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import * as contract from "./index.ts"

/** Names of all properties in a schema, at any depth. */
function propertiesIn(node: unknown, seen: Set<unknown>, names: Set<string>): ReadonlySet<string> {
  if (typeof node !== "object" || node === null || seen.has(node)) return names
  seen.add(node)
  if ("propertySignatures" in node && Array.isArray(node.propertySignatures)) {
    for (const property of node.propertySignatures) names.add(String(property.name))
  }
  for (const value of Object.values(node)) propertiesIn(value, seen, names)
  return names
}

const schemas = [...Object.entries(domain), ...Object.entries(contract)].flatMap(([name, value]) =>
  Schema.isSchema(value) ? [{ name, properties: propertiesIn(value.ast, new Set(), new Set()) }] : []
)

/** Words that would put a number or an order on a person. */
const ranking = /score|rank|rating|probab|likel|danger|threatLevel|priorit|percentile|risk/iu

/** What a risk is of, where it is not of a person: the processing as assessed, and a data breach. */
const ofProcessing = new Set(["residualRisk", "highRisk"])

describe("no score of a person and no ranking of persons (L25)", () => {
  it("has the schemas of the domain and of every endpoint to look at", () => {
    expect(schemas.length).toBeGreaterThan(80)
    expect(schemas.some(({ properties }) => properties.has("observation"))).toBe(true)
    expect(schemas.some(({ properties }) => properties.has("evidence"))).toBe(true)
  })

  it("nothing that is kept, told or shown has a property for it", () => {
    const found = schemas.flatMap(({ name, properties }) =>
      [...properties].filter((one) => ranking.test(one) && !ofProcessing.has(one)).map((one) => `${name}.${one}`)
    )
    expect(found).toEqual([])
  })

  it("would find one", () => {
    const bad = Schema.Struct({ people: Schema.Array(Schema.Struct({ riskScore: Schema.Finite })) })
    expect([...propertiesIn(bad.ast, new Set(), new Set())].filter((one) => ranking.test(one))).toEqual(["riskScore"])
  })

  it("the machine takes back what it proposed, and nothing else: confirming and rejecting have no machine reason", () => {
    const reasons: ReadonlyArray<string> = domain.RetractionReason.literals
    expect(reasons.filter((one) => /confirm|reject|person|risk/u.test(one))).toEqual([])
    expect(reasons).toContain("evidence-weaker")
  })
})
