const GIVEN = [
  "Daan",
  "Youssef",
  "Emre",
  "Jarno",
  "Rachid",
  "Mateusz",
  "Samuel",
  "Ruben",
  "Yonas",
  "Hamza",
  "Koen",
  "Sanne",
  "Zeynep"
]
const FAMILY = [
  "Steenbergen",
  "Yıldızhan",
  "Khabbazi",
  "Wiśnicki",
  "Hoogstraten",
  "Bloeme",
  "Tesfagabir",
  "Darwish",
  "Oosterzee",
  "Zandt"
]
const two = (value: number) => String(value).padStart(2, "0")

/** An invented signal; `person` decides who it is about, so that two of the same number link. */
export const inventedSignal = (person: number): Readonly<Record<string, unknown>> => ({
  covenant: "merenland-radicalisering",
  kind: "radicalisation",
  observedAt: new Date().toISOString().slice(0, 10),
  place: { municipality: "GM9001" },
  observation:
    "Trekt zich de laatste weken terug uit de groep, reageert kortaf en vertelt anderen niet meer waarmee hij bezig is.",
  behaviours: ["withdrawal"],
  subjects: [
    {
      givenNames: GIVEN[person % GIVEN.length],
      familyName: `${FAMILY[Math.floor(person / 13) % FAMILY.length]}${String.fromCharCode(97 + (Math.floor(person / 130) % 26))}en`,
      birthDate: `${1990 + (person % 20)}-${two(1 + (Math.floor(person / 20) % 12))}-${two(1 + (Math.floor(person / 240) % 28))}`,
      address: {
        postcode: `${9901 + (person % 90)} ${String.fromCharCode(65 + (person % 26))}B`,
        houseNumber: 1 + (person % 900)
      }
    }
  ]
})
