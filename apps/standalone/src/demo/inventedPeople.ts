import type { SeededRandom } from "./seededRandom.ts"

/** An invented person of the demo region. */
export interface InventedPerson {
  readonly givenNames: string
  readonly prefix: string
  readonly familyName: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly sex: "m" | "f"
  readonly postcode: string
  readonly houseNumber: number
  readonly phone: string
  readonly municipality: "GM9001" | "GM9002" | "GM9003"
}

const MEN = [
  "Daan",
  "Youssef",
  "Emre",
  "Jarno",
  "Rachid",
  "Mateusz",
  "Samuel",
  "Tomás",
  "Ruben",
  "Dilano",
  "Yonas",
  "Hamza",
  "Koen",
  "Kerem",
  "Bilal"
] as const
const WOMEN = [
  "Sanne",
  "Zeynep",
  "Naima",
  "Lotte",
  "Zuzanna",
  "Selam",
  "Iris",
  "Farah",
  "Femke",
  "Ashanti",
  "Meryem",
  "Nour"
] as const
const FAMILIES = [
  ["van der", "Steenbergen"],
  ["", "Yıldızhan"],
  ["el", "Khabbazi"],
  ["", "Wiśnicki"],
  ["", "Hoogstraten"],
  ["de", "Bloeme"],
  ["", "Tesfagabir"],
  ["", "Al Darwish"],
  ["", "Ramkhelawan"],
  ["van", "Oosterzee"],
  ["ait", "Bouchta"],
  ["", "Karagözlü"],
  ["in 't", "Zandt"],
  ["", "Nieuwkamp"],
  ["", "Mahadew"],
  ["", "Grabowiecka"],
  ["ter", "Haarloo"],
  ["", "Abdelrahim"]
] as const

const two = (value: number) => String(value).padStart(2, "0")

export const inventPerson = (random: SeededRandom): InventedPerson => {
  const man = random.chance(0.65)
  const [prefix, familyName] = random.pick(FAMILIES)
  const municipality = random.pick(["GM9001", "GM9001", "GM9002", "GM9002", "GM9003"] as const)
  return {
    givenNames: man ? random.pick(MEN) : random.pick(WOMEN),
    prefix,
    familyName,
    birthDate: `${2000 + random.int(11)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}`,
    sex: man ? "m" : "f",
    postcode: `${municipality === "GM9001" ? 9901 + random.int(4) : 9921 + random.int(6)} ${random.pick(["AB", "CD", "EF", "GH", "KL"])}`,
    houseNumber: 1 + random.int(180),
    phone: `06${10000000 + random.int(49999999)}`,
    municipality
  }
}

const fold = (text: string) =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ı", "i").replaceAll("ś", "s").replaceAll("ł", "l")

/** How one organisation happens to have written the person down. */
export const asWritten = (person: InventedPerson, random: SeededRandom): Record<string, unknown> => {
  const bare = random.chance(0.4)
  const family = bare ? fold(person.familyName) : person.familyName
  const [year, month, day] = person.birthDate.split("-")
  const swapped = random.chance(0.06) && Number(day) <= 12
  const birthDate = random.chance(0.08) ? String(year) : swapped ? `${year}-${day}-${month}` : person.birthDate
  const name = random.chance(0.2)
    ? { fullName: `${person.prefix} ${family}, ${person.givenNames}`.trim().toUpperCase() }
    : {
        givenNames: random.chance(0.08) ? `${person.givenNames.slice(0, 1)}.` : person.givenNames,
        ...(person.prefix === "" ? {} : { prefix: random.chance(0.2) ? person.prefix.toUpperCase() : person.prefix }),
        familyName: family
      }
  return {
    ...name,
    ...(random.chance(0.88) ? { birthDate } : {}),
    ...(random.chance(0.7) ? { sex: person.sex } : {}),
    ...(random.chance(0.6) ? { address: { postcode: person.postcode, houseNumber: person.houseNumber } } : {}),
    ...(random.chance(0.5) ? { phones: [random.chance(0.3) ? `+31${person.phone.slice(1)}` : person.phone] } : {})
  }
}
