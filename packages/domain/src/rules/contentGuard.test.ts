import { describe, expect, it } from "vitest"
import { fold } from "../guard/words.ts"
import { contentFindings, medicalFindings } from "./contentGuard.ts"

const codes = (observation: string, behaviours: Parameters<typeof contentFindings>[0]["behaviours"] = []) => [
  ...new Set(contentFindings({ kind: "radicalisation", observation, behaviours }).map((finding) => finding.code))
]

describe("religious observance alone", () => {
  const observance = [
    "Zij draagt sinds kort een hoofddoek en bidt vijf keer per dag.",
    "Hij heeft zijn baard laten staan en gaat elke vrijdag naar de moskee.",
    "HIJ IS BEKEERD TOT DE ISLAM EN EET ALLEEN NOG HALAL",
    "Leerling vast tijdens de ramadan en leest de Qur’an in de pauze.",
    "Ze ging naar de kerk, en later naar de synagoge met een keppeltje op.",
    "She started wearing a headscarf and prays during the break.",
    "He converted, grew a beard and is fasting. He reads the Quran.",
    "Bekeerde zich; draagt een djellaba. We maken ons zorgen en vinden hem veranderd.",
    "Draagt een hidjāb sinds de zomer, verder gaat het goed op school en met vriendinnen.",
    "Hij bidt in de kantine. Geen dreiging, geen geweld of haat.",
    "Zij vast en bidt, maar zij bedreigt niemand.",
    "Hij is moslim geworden en gaat naar de moskee.",
    "Hij is sinds kort moslim en praat veel over de islam.",
    "He prays at school. There was no threat and no violence."
  ]

  it.each(observance)("is no ground: %s", (text) => {
    expect(codes(text)).toEqual(["religious-observance-only"])
  })

  it.each(observance)("stays no ground when a change is merely ticked: %s", (text) => {
    expect(codes(text, ["withdrawal", "sudden-change"])).toEqual(["religious-observance-only"])
  })

  it.each(observance)("reads the same decomposed and in capitals: %s", (text) => {
    expect(codes(text.normalize("NFD"))).toEqual(codes(text.normalize("NFC")))
    expect(codes(text.toUpperCase())).toEqual(codes(text))
  })

  it.each(observance)("is a side matter where a hard behaviour is ticked: %s", (text) => {
    expect(codes(text, ["threat"])).toEqual([])
  })

  it.each([
    "Hij bidt vaak en bedreigde een klasgenoot die niet vast.",
    "Zij draagt een hoofddoek en heeft alle contact met haar vriendinnen verbroken.",
    "Na zijn bekering trok hij zich volledig terug en zegt dat ongelovigen dood moeten.",
    "Wears a cross, reads the bible and told classmates that he will kill gays.",
    "He prays and tries to recruit younger boys for the caliphate.",
    "Bij de kerk werd een groepje jongens geschopt en geslagen.",
    "Hij roept dat moslims het land uit moeten.",
    "Zegt dat joden en christenen minderwaardig zijn.",
    "Bidt veel, heeft zijn oude vrienden laten vallen en zoekt radicale sites op.",
    "Er is een koranverbranding aangekondigd bij de moskee.",
    "Hij dwingt zijn zusje een hoofddoek te dragen."
  ])("lets through what goes beyond it: %s", (text) => {
    expect(codes(text)).toEqual([])
  })

  it.each([
    "De leerling komt vaak te laat en zit alleen in de pauze.",
    "In de Kerkstraat en op het Moskeeplein stond een groepje veilig te praten.",
    "Hij is erg veranderd, dit heeft niets met geloof te maken.",
    "He eats fast and keeps to himself.",
    ""
  ])("does not see it in: %s", (text) => {
    expect(codes(text)).toEqual([])
  })

  it("takes a mosque in a polarisation signal for a place", () => {
    const observation = "Bij de moskee stonden twee groepen bij elkaar en de stemming was grimmig."
    expect(contentFindings({ kind: "polarisation", observation })).toEqual([])
    const stickers = "Rond de moskee zijn stickers geplakt met de tekst 'weg met de islam'."
    expect(contentFindings({ kind: "polarisation", observation: stickers })).toEqual([])
    const prayer = "In het park werd vrijdag door een grote groep gebeden."
    expect(contentFindings({ kind: "polarisation", observation: prayer })).toHaveLength(1)
    expect(codes(observation)).toEqual(["religious-observance-only"])
  })

  it("does not judge a long account by one mention", () => {
    const others = "Hij verkoopt zijn spullen en zegt dat hij binnenkort ver weg gaat wonen bij nieuwe vrienden. "
    expect(codes(`${others.repeat(5)}Hij gaat ook naar de moskee.`)).toEqual([])
  })
})

describe("political activity alone", () => {
  it.each([
    "Hij liep mee in een demonstratie tegen het beleid.",
    "Zij stemt op de PVV en deelt flyers uit voor de vakbond.",
    "Is lid van een linkse partij en tekende een petitie.",
    "She joined a protest and signed a petition.",
    "He is a member of a political party and voted last week."
  ])("is no ground: %s", (text) => {
    expect(codes(text)).toEqual(["political-activity-only"])
  })

  it.each([
    "Tijdens de demonstratie gooide hij stenen naar agenten.",
    "At the protest he called for violence against migrants.",
    "Hij is lid van de voetbalclub en stemde de gitaar met luide stem."
  ])("is not what is told in: %s", (text) => {
    expect(codes(text)).toEqual([])
  })
})

describe("findings", () => {
  it("point at the words themselves", () => {
    const observation = "Zij draagt een hoofddoek. Hij liep mee in een demonstratie."
    const words = contentFindings({ kind: "radicalisation", observation }).map((one) =>
      observation.slice(one.from, one.to)
    )
    expect(words).toEqual(["hoofddoek", "demonstratie"])
  })

  it("point at medical words, not at feelings", () => {
    const text = "Diagnose schizofrenie; slikt medicatie. Hij is verdrietig en boos."
    expect(medicalFindings(text).map((one) => fold(text.slice(one.from, one.to)))).toEqual([
      "diagnose",
      "schizofrenie",
      "medicatie"
    ])
  })
})
