import { describe, expect, it } from "vitest"
import { guardHints } from "./guardHints.ts"

const told = (text: string, kind: "radicalisation" | "polarisation" = "radicalisation") =>
  guardHints(text, { kind }).map((hint) => [hint.code, text.slice(hint.from, hint.to)])

describe("guardHints", () => {
  it("points at each word in order of place", () => {
    expect(told("Jan de Vries (123456782) bidt vaak en slikt medicatie.")).toEqual([
      ["name-in-polarisation-text", "Jan de Vries"],
      ["bsn-not-covered", "123456782"],
      ["religious-observance-only", "bidt"],
      ["special-category-not-covered", "medicatie"]
    ])
  })

  it("takes the religious hint back once behaviour is described", () => {
    expect(told("Zij draagt een hoofddoek")).toHaveLength(1)
    expect(told("Zij draagt een hoofddoek en bedreigde haar docent")).toEqual([])
  })

  it("asks to leave a name out of a polarisation text, and to move it elsewhere otherwise", () => {
    const of = (kind: "radicalisation" | "polarisation") => guardHints("Het was Jan de Vries.", { kind })[0]?.hint.nl
    expect(of("polarisation")).toContain("een bewoner")
    expect(of("radicalisation")).toContain("persoonsgegevens")
  })

  it("is silent over an empty or plain text", () => {
    expect(told("")).toEqual([])
    expect(told("De leerling komt vaak te laat.")).toEqual([])
  })
})
