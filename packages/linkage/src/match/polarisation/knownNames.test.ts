import { ExpressionType } from "@kruisverband/domain"
import { describe, expect, it } from "vitest"
import { keys } from "../../../test/arbitraries.ts"
import { encodeExpression, encodeGroup } from "../../encode/index.ts"
import { isKnownName, knownExpression, knownGroup } from "../index.ts"
import { typeOfExpression } from "./knownNames.ts"

const ENTRY = "0191e0d3-0000-7000-8000-000000000001"

describe("names of the vocabulary", () => {
  it("are told apart from what signals say", () => {
    expect(isKnownName(knownGroup(ENTRY))).toBe(true)
    expect(encodeGroup("Voorpost Noord", keys).some(isKnownName)).toBe(false)
    for (const type of ExpressionType.literals) {
      expect(isKnownName(knownExpression(type, ENTRY))).toBe(true)
      expect(encodeExpression({ type, value: "voorpost88 eerst" }, keys).some(isKnownName)).toBe(false)
    }
  })

  it("keep the type of an expression", () => {
    for (const type of ExpressionType.literals) {
      expect(typeOfExpression(knownExpression(type, ENTRY))).toBe(type)
      expect(typeOfExpression(encodeExpression({ type, value: "voorpost88" }, keys)[0] ?? "")).toBe(type)
    }
    expect(typeOfExpression(knownGroup(ENTRY))).toBeUndefined()
    expect(typeOfExpression(encodeGroup("Voorpost Noord", keys)[0] ?? "")).toBeUndefined()
  })
})
