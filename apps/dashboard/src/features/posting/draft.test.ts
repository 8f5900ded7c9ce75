import { assert, describe, it } from "@effect/vitest"
import { CovenantDocument, CovenantId } from "@kruisverband/domain"
import { Effect, Result, Schema } from "effect"
import { emptyDraft, emptyPerson, toSignalInput } from "./draft.ts"
import { lacks, stepOf } from "./steps.ts"

const covenant = Schema.decodeUnknownSync(CovenantDocument)({ id: "merenland-radicalisering" })
const draft = {
  ...emptyDraft("00000000-0000-4000-8000-000000000000"),
  observation: "Hij scheldt klasgenoten uit en zegt dat zij moeten vertrekken.",
  date: "2026-11-02",
  municipality: "GM9001",
  kind: "radicalisation" as const,
  persons: [{ ...emptyPerson, givenNames: "Mohammed", familyName: "Amrani", birthYear: "2008", birthMonth: "3" }],
  informed: "no" as const,
  level: "full" as const
}

describe("toSignalInput", () => {
  it("makes a signal the services take, with a partial date of birth", () => {
    const signal = Result.getOrThrow(toSignalInput(draft, covenant))
    assert.strictEqual(signal.covenant, CovenantId.make("merenland-radicalisering"))
    assert.deepStrictEqual(signal.kind === "radicalisation" ? signal.subjects : [], [
      { givenNames: "Mohammed", familyName: "Amrani", birthDate: "2008-03" }
    ])
  })
  it("names no person in a polarisation signal, whatever was typed before", () =>
    Effect.runPromise(
      Effect.sync(() => {
        const signal = Result.getOrThrow(toSignalInput({ ...draft, kind: "polarisation" }, covenant))
        assert.notInclude(JSON.stringify(signal), "Amrani")
        assert.notProperty(signal.sharing ?? {}, "informed")
      })
    ))
  it("leaves out what the covenant does not cover", () => {
    const narrow = Schema.decodeUnknownSync(CovenantDocument)({ id: "smal", identifiers: ["name"] })
    const signal = Result.getOrThrow(toSignalInput(draft, narrow))
    assert.deepStrictEqual(signal.kind === "radicalisation" ? signal.subjects : [], [
      { givenNames: "Mohammed", familyName: "Amrani" }
    ])
  })
})

describe("lacks", () => {
  it("asks for a person only where the signal is about one", () => {
    const without = { ...draft, persons: [emptyPerson] }
    assert.include(lacks("about", without, covenant), "person")
    assert.deepStrictEqual(lacks("about", { ...without, kind: "polarisation" }, covenant), ["groupOrTheme"])
  })
  it("asks why when telling the person is put off", () => {
    assert.deepStrictEqual(lacks("done", { ...draft, informed: "deferred" }, covenant), ["informedReason"])
  })
  it("asks for the house number without its letters", () => {
    const wrong = { ...draft, persons: [{ ...emptyPerson, familyName: "A", houseNumber: "12a" }] }
    assert.deepStrictEqual(lacks("about", wrong, covenant), ["houseNumber"])
  })
  it("says so when a date of birth cannot be", () => {
    const wrong = { ...draft, persons: [{ ...emptyPerson, familyName: "A", birthYear: "2008", birthMonth: "13" }] }
    assert.deepStrictEqual(lacks("about", wrong, covenant), ["birthDate"])
  })
})

describe("stepOf", () => {
  it("brings a refusal to the step where it can be mended", () => {
    assert.strictEqual(stepOf({ code: "religious-observance-only" }), "seen")
    assert.strictEqual(stepOf({ code: "malformed", pointer: "/place/municipality" }), "where")
    assert.isUndefined(stepOf({ code: "covenant-suspended" }))
  })
})
