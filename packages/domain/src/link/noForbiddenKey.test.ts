import { describe, expect, it } from "vitest"
import { Identifier } from "../covenant/CovenantDocument.ts"
import { Behaviour } from "../vocabulary/vocabulary.ts"
import { EvidenceField, Facet } from "./Link.ts"

/** Never a key to compare persons by, never a detail to ask for, never a behaviour (L11; GDPR 9; Jeugdwet 7.1.4.1). */
const forbidden =
  /relig|faith|church|mosque|ethni|origin|descent|national|citizen|race|language|mother.?tongue|politic|sexual|health/iu

describe("religion, ethnicity, nationality and language (L11)", () => {
  it.each([
    ["compared", EvidenceField.literals],
    ["asked of a person", Identifier.literals],
    ["ticked as behaviour", Behaviour.literals],
    ["linked by", Facet.literals]
  ])("are not %s", (_, codes) => {
    const all: ReadonlyArray<string> = codes
    expect(all.length).toBeGreaterThan(3)
    expect(all.filter((code) => forbidden.test(code))).toEqual([])
  })
})
