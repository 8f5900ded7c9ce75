import { assert, describe, it } from "vitest"
import { angleOf, toSignal } from "./toSignal.ts"

const defaults = { covenant: "c1", observation: "gezien", municipality: "GM9001", observedAt: undefined }

describe("toSignal", () => {
  it("makes the signal that the organisation would post, and leaves out what is not there", () => {
    const signal = toSignal(
      {
        given_names: "Sanne",
        family_name: "Bloem",
        birth_date: "20080304",
        house_number: "12",
        sex: "V",
        phone: "",
        observed_at: "2026-01-02"
      },
      defaults
    )
    assert.deepStrictEqual(signal.subjects, [
      { givenNames: "Sanne", familyName: "Bloem", birthDate: "2008-03-04", sex: "f", address: { houseNumber: 12 } }
    ])
    assert.strictEqual(signal.observedAt, "2026-01-02")
    assert.notProperty(signal, "sharing")
  })

  it("shares a mental health signal as existence only, unless its poster says otherwise later", () => {
    assert.deepStrictEqual(toSignal({ angle: "health", given_names: "A" }, defaults).sharing, {
      level: "existence-only"
    })
    assert.strictEqual(angleOf({ angle: " School " }), "education")
  })
})
