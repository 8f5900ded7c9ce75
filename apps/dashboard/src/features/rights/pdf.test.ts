import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { InspectionFile } from "@kruisverband/contract"
import { Schema } from "effect"
import { extractText, getDocumentProxy } from "unpdf"
import { describe, expect, it } from "vitest"
import { makePdf } from "../../shared/pdf/makePdf.ts"
import { blocksOf, type Reader } from "./fileWords.ts"

const fontOf = (name: string) =>
  new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)))
const fonts = { regular: fontOf("DejaVuSans"), bold: fontOf("DejaVuSans-Bold") }

const signal = (number: number) => `0191e0d3-0000-7000-8000-00000000000${number}`
const kept = (number: number, over: Readonly<Record<string, unknown>> = {}) => ({
  signal: signal(number),
  angle: "education",
  receivedAt: "2026-10-02T09:00:00.000Z",
  observedAt: "2026-10-01",
  behaviours: ["withdrawal"],
  themes: [],
  persons: 1,
  wordsLeftOut: false,
  ...over
})
const fileOf = (over: Readonly<Record<string, unknown>>) =>
  Schema.decodeUnknownSync(InspectionFile)({
    request: "0191e0d3-4444-7000-8000-000000000001",
    covenant: "merenland-radicalisering",
    madeOn: "2026-11-02",
    signals: [],
    parts: [],
    remedy: { clause: "UAVG art. 34", text: { nl: "U kunt bezwaar maken.", en: "You can object." } },
    ...over
  })
const reader: Reader = { language: "nl", partnerName: (id) => `Organisatie ${id}`, covenant: "Aanpak Merenland" }

const textOf = async (file: InspectionFile, as: Reader = reader) => {
  const blocks = blocksOf(file, as)
  const bytes = await makePdf({ title: "Inzage", language: as.language, blocks }, fonts)
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: true })
  return { text: text.replaceAll(/\s+/gu, " "), pages: pdf.numPages, raw: Buffer.from(bytes).toString("latin1") }
}

describe("the inspection file as a PDF", () => {
  it("holds what the file holds, in the letters in which it was written", async () => {
    const { raw, text } = await textOf(
      fileOf({
        signals: [
          kept(1, {
            observation: "Işıl Şahin en Łukasz Żółć spraken François; Zoë was er ook, İlknur niet.",
            about: { givenNames: "Ayşe", familyName: "Yıldız-Çağlar" },
            partner: "school-de-linde"
          })
        ],
        parts: [
          { what: "kept", signal: signal(1), angle: "education", on: "2026-10-02" },
          {
            what: "recipient",
            signal: signal(1),
            angle: "education",
            by: "politie-merenland",
            role: "poster",
            on: "2026-10-06"
          },
          { what: "view", signal: signal(1), angle: "education", role: "coordinator", on: "2026-10-07" }
        ]
      })
    )
    for (const words of [
      "Wat is er over u vastgelegd",
      "Convenant: Aanpak Merenland. Gemaakt op 2 november 2026.",
      "Vakgebied: Onderwijs",
      "Işıl Şahin en Łukasz Żółć spraken François; Zoë was er ook, İlknur niet.",
      "Ayşe Yıldız-Çağlar",
      "Organisatie school-de-linde",
      "Organisatie politie-merenland, 6 oktober 2026",
      "7 oktober 2026",
      "U kunt bezwaar maken.",
      "UAVG art. 34"
    ])
      expect(text).toContain(words)
    // Tagged, in Dutch: it can be read aloud (PDF/UA).
    expect(raw).toContain("/MarkInfo")
    expect(raw).toContain("/Lang (nl)")
  })

  it("names the article of what is left out, and nothing of it; or says nothing at all", async () => {
    const told = await textOf(fileOf({ signals: [kept(1)], leftOutBy: ["UAVG art. 41 lid 1 onder i"] }))
    expect(told.text).toContain("Een deel geven wij u nu niet, op grond van UAVG art. 41 lid 1 onder i.")
    const silent = await textOf(fileOf({ signals: [kept(1)] }))
    expect(silent.text).not.toMatch(/art\. 41|niet, op grond/u)
    expect((await textOf(fileOf({}))).text).toContain(
      "Er zijn onder dit convenant geen gegevens die wij u kunnen geven."
    )
  })

  it("leaves out the poster's words where the file does, and runs over pages", async () => {
    const long = { observation: "Een lange zin over wat er gebeurde. ".repeat(60) }
    const { pages, text } = await textOf(
      fileOf({ signals: [kept(1, { wordsLeftOut: true }), ...[2, 3, 4].map((one) => kept(one, long))] })
    )
    expect(pages).toBeGreaterThan(2)
    expect(text).toContain("Wat de melder schreef is weggelaten")
  })

  it("speaks English to who asks for it", async () => {
    const { raw, text } = await textOf(fileOf({ signals: [kept(1)] }), { ...reader, language: "en" })
    expect(text).toContain("What is recorded about you")
    expect(text).toContain("You can object.")
    expect(raw).toContain("/Lang (en)")
  })
})
