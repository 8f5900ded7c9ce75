import { inventedName } from "./inventedNames.ts"

const two = (value: number) => String(value).padStart(2, "0")

/** An invented signal; `person` decides who it is about, so that two of the same number link and others do not. */
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
      ...inventedName(person),
      birthDate: `${1980 + (person % 30)}-${two(1 + (Math.floor(person / 30) % 12))}-${two(1 + (Math.floor(person / 360) % 28))}`,
      address: {
        postcode: `${1000 + ((person * 7919) % 8999)} ${String.fromCharCode(65 + (person % 26))}${String.fromCharCode(65 + (Math.floor(person / 26) % 26))}`,
        houseNumber: 1 + (person % 180)
      }
    }
  ]
})
