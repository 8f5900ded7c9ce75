import { describe, expect, it } from "vitest"
import { nameSkeleton, skeleton, sound } from "./sound.ts"

describe("sound", () => {
  it.each([
    ["mohamed muhammad mohammad"],
    ["rachid rashid rasjid"],
    ["khalid chalid khaled galid"],
    ["youssef yusuf joessef"],
    ["walid oualid waleed"],
    ["abdullah abdoellah"],
    ["hussein hoessein houssein"],
    ["mustapha mostafa moustafa"],
    ["meijer meyer meier"],
    ["dijkstra dykstra"],
    ["jansen janssen"],
    ["kuipers kuijpers kuypers"],
    ["schmidt schmit"],
    ["yildiz jildiz"]
  ])("hears one name in %s", (names) => {
    expect(new Set(names.split(" ").map(skeleton)).size).toBe(1)
  })

  it.each([["jan jon daan"], ["bakker dekker visser"], ["fatima farida samira"], ["emre enes eren"]])(
    "tells %s apart",
    (names) => {
      const list = names.split(" ")
      expect(new Set(list.map(sound)).size).toBe(list.length)
    }
  )

  it("knows call names by their formal name", () => {
    expect(nameSkeleton("kees")).toBe(nameSkeleton("cornelis"))
    expect(nameSkeleton("mo")).toBe(nameSkeleton("muhammad"))
    expect(nameSkeleton("kees")).not.toBe(nameSkeleton("klaas"))
  })
})
