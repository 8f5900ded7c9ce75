import { describe, expect, it } from "vitest"
import { Progress, progressTexts } from "./Progress.ts"

const at = () => {
  const said: Array<string> = []
  let now = 5_000
  const progress = new Progress(
    (line) => said.push(line),
    () => now
  )
  return { said, progress, pass: (seconds: number) => (now += seconds * 1000) }
}

describe("Progress", () => {
  it("says nothing of work that is done within ten seconds", () => {
    const { pass, progress, said } = at()
    for (let i = 0; i < 9; i++) {
      pass(1)
      progress.count(() => progressTexts.read(i))
      progress.phase(progressTexts.sorting)
    }
    expect(said).toEqual([])
  })

  it("says how far long work is, in both languages, once in ten seconds", () => {
    const { pass, progress, said } = at()
    for (let i = 1; i <= 35; i++) {
      pass(1)
      progress.count(() => progressTexts.compared(i, 35))
    }
    expect(said.map((line) => line.slice(0, 4))).toEqual(["10 s", "20 s", "30 s"])
    expect(said[0]).toBe("10 s: 10 van 35 records vergeleken / 10 of 35 records compared")
  })

  it("says each phase of long work as it begins, and not thousands of them", () => {
    const { pass, progress, said } = at()
    pass(12)
    progress.phase(progressTexts.sorting)
    pass(11)
    progress.count(() => progressTexts.compared(1, 2))
    // right after a count as well
    pass(1)
    progress.phase(progressTexts.settling(1))
    for (let i = 0; i < 1000; i++) {
      pass(0.001)
      progress.phase(progressTexts.settling(i))
    }
    expect(said).toEqual([
      "12 s: alles gelezen; gedeelde gegevens worden gezocht / all read; looking for what records share",
      "23 s: 1 van 2 records vergeleken / 1 of 2 records compared",
      "24 s: 1 paren gevonden; ze worden gewogen en gegroepeerd / 1 pairs found; weighing and clustering them"
    ])
  })
})
