import { describe, expect, it } from "vitest"
import { glue, isLead, isLoose, PREFIXES, wordsOf } from "./particles.ts"

describe("wordsOf", () => {
  it.each([
    ["v.d. berg", ["v", "d", "berg"]],
    ["v/d berg", ["v", "d", "berg"]],
    ["d'angelo", ["d", "angelo"]],
    ["o'brien", ["obrien"]],
    ["in 't veld", ["in", "t", "veld"]],
    ["j.p.", ["j", "p"]],
    ["- . , ()", []]
  ])("takes %j apart", (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe("glue", () => {
  it.each([
    ["abd al rahman", "abdalrahman"],
    ["abdul rahman", "abdulrahman"],
    ["mohammed abd el kader", "mohammed abdelkader"],
    ["abdi rahman", "abdirahman"],
    ["abdi hassan", "abdi hassan"],
    ["nasr ullah", "nasrullah"],
    ["nur al din", "nuraldin"],
    ["salah eddine", "salaheddine"],
    ["gebre selassie", "gebreselassie"],
    ["haile mariam tesfay", "hailemariam tesfay"],
    ["abu bakr", "abubakr"],
    ["abu hassan", "abu hassan"],
    ["abdul", "abdul"],
    ["jan willem", "jan willem"],
    ["", ""]
  ])("makes %j %j", (text, glued) => {
    expect(glue(text.split(" ")).join(" ")).toBe(glued)
  })
})

describe("prefixes", () => {
  it("has the words of the register's table and how they are shortened", () => {
    for (const word of "van der den de ten ter t s in op aan bij uit uijt voor onder over von zum della dos vd vander".split(
      " "
    ))
      expect(PREFIXES.has(word), word).toBe(true)
  })
  it("may leave out an article, but not a kinship word", () => {
    expect(isLoose("el")).toBe(true)
    expect(isLoose("ben")).toBe(false)
    expect(isLead("ben")).toBe(true)
    expect(isLoose("jansen")).toBe(false)
  })
})
