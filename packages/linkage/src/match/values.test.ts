import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { holding } from "../../test/crowds.ts"
import { NOTHING_COMMON, tooMany } from "../../test/frequencies.ts"
import { agreementOf, holdsHub } from "./values.ts"

const of = (...tokens: ReadonlyArray<string>) => holding("r", tokens).encoding
const token = fc.constantFrom("p1", "p2", "p3", "q1", "q2", "e1", "e2", "b1", "n1")
const record = fc.array(token, { maxLength: 5 }).map((tokens) => of(...tokens))
const hubs = fc.subarray(["p1", "q1", "e1"])

describe("agreementOf", () => {
  it("names the kind of the value that both hold", () => {
    expect(agreementOf(of("p1", "q1"), of("q1", "p2"), "pq", NOTHING_COMMON)).toBe("q")
    expect(agreementOf(of("p1"), of("p1"), "pq", NOTHING_COMMON)).toBe("p")
  })

  it("says nothing where one side has no value of these kinds, whatever else they share", () => {
    expect(agreementOf(of("n1", "e1"), of("n1", "p1"), "pq", NOTHING_COMMON)).toBeUndefined()
    expect(agreementOf(of("p1"), of("p2"), "pq", NOTHING_COMMON)).toBe("differs")
  })

  it("holds a value of too many neither for nor against", () => {
    expect(agreementOf(of("p1"), of("p1"), "pq", tooMany(["p1"]))).toBe("hub")
    expect(agreementOf(of("p1"), of("p2"), "pq", tooMany(["p1"]))).toBeUndefined()
    expect(agreementOf(of("p1", "p2"), of("p1", "p2"), "pq", tooMany(["p1"]))).toBe("p")
  })

  it("is the same from either side, and as the sets have it", () => {
    fc.assert(
      fc.property(record, record, hubs, (a, b, many) => {
        const frequencies = tooMany(many)
        const found = agreementOf(a, b, "pq", frequencies)
        expect(agreementOf(b, a, "pq", frequencies)).toBe(found)
        const phones = (tokens: ReadonlyArray<string>) => tokens.filter((t) => "pq".includes(t.charAt(0)))
        const shared = phones(a.tokens).filter((t) => b.tokens.includes(t))
        const counted = shared.find((t) => !many.includes(t))
        const counts = (tokens: ReadonlyArray<string>) => phones(tokens).some((t) => !many.includes(t))
        const wanted =
          counted?.charAt(0) ??
          (shared.length > 0 ? "hub" : counts(a.tokens) && counts(b.tokens) ? "differs" : undefined)
        expect(found).toBe(wanted)
      })
    )
  })
})

describe("holdsHub", () => {
  it("looks at the kinds it is asked for", () => {
    expect(holdsHub(of("a1", "p1"), "as", tooMany(["a1"]))).toBe(true)
    expect(holdsHub(of("a1", "p1"), "as", tooMany(["p1"]))).toBe(false)
  })
})
