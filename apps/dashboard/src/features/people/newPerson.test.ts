import { describe, expect, it } from "vitest"
import { bodyOf, EMPTY_PERSON, missingIn } from "./newPerson.ts"

const whole = {
  ...EMPTY_PERSON,
  ...{ displayName: " A. Jansen ", issuer: "https://idp.example", subject: "aj-1", reason: "begint" },
  ...{ covenant: "c1", role: "coordinator" }
}

describe("somebody new in a form", () => {
  it("is sent without what is left empty", () => {
    expect(bodyOf(whole)).toEqual({
      ...{ displayName: "A. Jansen", issuer: "https://idp.example", subject: "aj-1", reason: "begint" },
      roles: [{ covenant: "c1", role: "coordinator" }]
    })
    expect(bodyOf({ ...whole, lastDay: "2027-01-01" })?.roles).toEqual([
      { covenant: "c1", role: "coordinator", lastDay: "2027-01-01" }
    ])
  })

  it.each([
    [{ displayName: " " }, "displayName"],
    [{ subject: "two words" }, "subject"],
    [{ role: "" }, "role"],
    [{ covenant: "" }, "role"],
    [{ reason: "" }, "reason"]
  ] as const)("waits for %o", (over, name) => {
    expect([...missingIn({ ...whole, ...over })]).toEqual([name])
    expect(bodyOf({ ...whole, ...over })).toBeUndefined()
  })
})
