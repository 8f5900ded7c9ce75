import { describe, expect, it } from "vitest"
import { findPersonNames, isPersonName } from "./findPersonNames.ts"

const named = (text: string, groups?: ReadonlyArray<string>) =>
  findPersonNames(text, groups).map(({ from, to }) => text.slice(from, to))

describe("findPersonNames", () => {
  it.each([
    ["Op het plein riep Jan de Vries leuzen.", "Jan de Vries"],
    ["Mohammed el Amrani gooide stenen.", "Mohammed el Amrani"],
    ["Volgens buren was het Fatma Yılmaz.", "Fatma Yılmaz"],
    ["MOHAMMED EL AMRANI stond vooraan.", "MOHAMMED EL AMRANI"],
    ["mohammed amrani stond vooraan", "mohammed amrani"],
    ["Het was Krzysztof Wiśniewski die begon.", "Krzysztof Wiśniewski"],
    ["Het was Krzysztof Wiśniewski die begon.".normalize("NFD"), "Krzysztof Wiśniewski".normalize("NFD")],
    ["Radjesh Ramdin en zijn vrienden.", "Radjesh Ramdin"],
    ["Een groep rond Yonas Tesfay sloeg ruiten in.", "Yonas Tesfay"],
    ["Anne-Marie van der Heijden riep iets.", "Anne-Marie van der Heijden"],
    ["De leuze kwam van meneer Jansen.", "meneer Jansen"],
    ["Mevrouw van Dijk zag het.", "Mevrouw van Dijk"],
    ["Dhr. Bouazza zag het.", "Dhr. Bouazza"],
    ["Dit zei de heer Pietersen gisteren.", "heer Pietersen"],
    ["J. de Vries was de leider.", "J. de Vries"],
    ["M.A. el Amrani was de leider.", "M.A. el Amrani"],
    ["A.B. Kwakernaak deelde flyers uit.", "A.B. Kwakernaak"],
    ["Een jongen genaamd Bilal begon ermee.", "genaamd Bilal"],
    ["Daarna gooide Mohammed een steen.", "Mohammed"],
    ["Ali Hassan begon te duwen.", "Ali Hassan"],
    ["Mark de Jong stond erbij.", "Mark de Jong"],
    ["Hassan B. en zijn broer stonden vooraan.", "Hassan B"],
    ["mw. A. Jansen-de Vries liep voorop.", "mw. A. Jansen-de Vries"],
    ["Er was ruzie met de familie El Amrani.", "familie El Amrani"],
    ["Ruzie tussen de families De Wit en Bakker.", "families De Wit"],
    ["Het was Tesfalem Ghebremedhin die riep.", "Tesfalem Ghebremedhin"],
    ["Volgens Henk gaat het mis.", "Henk"],
    ["We spoke with Kevin Smith about it.", "Kevin Smith"]
  ])("finds the person in: %s", (text, name) => {
    expect(named(text)).toEqual([name])
  })

  it.each([
    "In de Prins Hendrikstraat stonden twee groepen.",
    "Op het Willem de Zwijgerplein en de Jan van Galenstraat.",
    "Voorpost Noord plakte stickers in het Wilhelminapark.",
    "Basisschool Anne Frank en het Johan Cruijff College hebben last.",
    "Bij de Anne Frankschool werd geschreeuwd.",
    "Op de Johan Cruijff-arena is geklad.",
    "De groep staat elke vrijdag bij Buurthuis De Linde in Elzerveen.",
    "In Waterdam, Oosterlee en Lindehoek is het onrustig. Burgerzaken Waterdam belde.",
    "Gisteren in Mei en Juni, op Maandag en Zaterdag.",
    "Wil Voorpost Noord hier opnieuw komen?",
    "Roos en Storm zijn woorden. Mark was het betaalmiddel.",
    "De koningin en Prins Willem kwamen langs. Sint Maarten ook, en de profeet Mohammed.",
    "Groep A. Daarna kwam groep B. Zij duwden.",
    "Bij de Albert Heijn en de Jan Linders stonden jongeren; Zwarte Piet en Anne Frank kwamen langs.",
    "Er kwamen families uit Syrië en gezinnen uit Elzerveen; Turkse families en Koerdische families.",
    "Slagerij Demir en Bakkerij Jansen hielden de deur dicht.",
    "Een spandoek met 'Free Palestine' en stickers 'Eigen Volk Eerst'.",
    "De Mohammed VI-moskee werd beklad.",
    "Bij café Jan en moskee Omar was het druk.",
    "Nieuwe Buren tegen Oude Buren: Elke Avond Ruzie.",
    "TWEE GROEPEN STONDEN TEGENOVER ELKAAR IN DE KERKSTRAAT.",
    "Woonstichting Vest en Welzijn Elzerveen hebben overlegd met Politie Merenland.",
    "Burgemeester en wethouders zijn ingelicht.",
    "Het ging om Turkse en Koerdische Nederlanders en om Feyenoord en Ajax.",
    ""
  ])("takes nobody for a person in: %s", (text) => {
    expect(named(text)).toEqual([])
  })

  it("lets the name of a given group be used in the text", () => {
    expect(named("De Bilal Boys en Groep Jan Bakker waren er.", ["Bilal Boys", "Groep Jan Bakker"])).toEqual([])
  })

  it("sees through a group that is somebody", () => {
    expect(isPersonName("Jan de Vries")).toBe(true)
    expect(isPersonName("Voorpost Noord")).toBe(false)
    expect(named("Daar stond Jan de Vries weer.", ["Jan de Vries"])).toEqual(["Jan de Vries"])
  })
})
