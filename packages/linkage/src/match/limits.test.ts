import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { encode } from "../encode/index.ts"
import { limitOf, tokensOf, valueTokensOf } from "./index.ts"

describe("limits", () => {
  const e = encode(
    {
      givenNames: "Fenna",
      familyName: "Vos",
      birthDate: "2008-03-14",
      phones: ["0612349876"],
      address: { postcode: "9901AB", houseNumber: 4 }
    },
    keys
  )
  it("hold the covenant's limit for values and the block limit for the rest", () => {
    const values = valueTokensOf(e)
    expect(values.map((t) => t.charAt(0)).sort()).toEqual(["a", "p"])
    for (const token of tokensOf(e)) expect(limitOf(token, 20)).toBe(values.includes(token) ? 20 : 128)
  })
})
