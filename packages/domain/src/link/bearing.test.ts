import { describe, expect, it } from "vitest"
import { bearingOf } from "./bearing.ts"

describe("bearingOf", () => {
  it.each([
    [{ field: "prior", agreement: "exact", weight: -7 }, "start"],
    [{ field: "familyName", agreement: "exact", weight: 8 }, "for"],
    [{ field: "familyName", agreement: "close", weight: 0 }, "for"],
    [{ field: "address", agreement: "exact", weight: -0.4 }, "discounted"],
    [{ field: "givenNames", agreement: "close", weight: -2 }, "against"],
    [{ field: "birthDate", agreement: "differs", weight: -6 }, "against"],
    [{ field: "birthDate", agreement: "differs", weight: 0.2 }, "for"],
    [{ field: "email", agreement: "missing", weight: 0 }, "missing"],
    [{ field: "email", agreement: "missing", weight: 0, note: "not-known-yet" }, "missing"],
    [{ field: "phone", agreement: "missing", weight: 0, note: "hub" }, "not-counted"],
    [{ field: "theme", agreement: "missing", weight: 0, note: "hub" }, "not-counted"],
    [{ field: "expression", agreement: "missing", weight: 0, note: "worn" }, "not-counted"]
  ] as const)("%o is %s", (term, bearing) => {
    expect(bearingOf(term)).toBe(bearing)
  })
})
