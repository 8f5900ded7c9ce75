import fc from "fast-check"
import { encodeExpression, encodeGroup, encodePlace } from "../src/encode/index.ts"
import type { PolarisationFacts } from "../src/match/index.ts"
import { keys } from "./arbitraries.ts"

type Told = {
  readonly municipality?: string
  readonly day?: string
  readonly themes?: ReadonlyArray<string>
  readonly groups?: ReadonlyArray<string>
  readonly expressions?: ReadonlyArray<Parameters<typeof encodeExpression>[0]>
  readonly worn?: ReadonlyArray<Parameters<typeof encodeExpression>[0]>
  readonly district?: string
  readonly postcode?: string
}

/** A signal of tension in the keyed form; in the municipality GM9001 on 1 March, about nothing, unless it says otherwise. */
export const tension = (told: Told = {}): PolarisationFacts => {
  const { municipality = "GM9001", day = "2026-03-01", district, postcode } = told
  const encoded = (values: ReadonlyArray<Parameters<typeof encodeExpression>[0]> = []) =>
    values.flatMap((value) => encodeExpression(value, keys)).sort()
  return {
    municipality,
    day,
    themes: told.themes ?? [],
    groups: (told.groups ?? []).flatMap((name) => encodeGroup(name, keys)).sort(),
    expressions: encoded(told.expressions),
    worn: encoded(told.worn),
    places: encodePlace(
      {
        municipality,
        ...(district === undefined ? {} : { district }),
        ...(postcode === undefined ? {} : { postcode })
      },
      keys
    ).toSorted()
  }
}

/** The day `days` after 1 March 2026. */
export const dayAfter = (days: number): string =>
  new Date(Date.UTC(2026, 2, 1) + days * 86_400_000).toISOString().slice(0, 10)

/** Tensions of two municipalities within some months, with much in common. */
export const anyTension: fc.Arbitrary<PolarisationFacts> = fc
  .record({
    municipality: fc.constantFrom("GM9001", "GM9002"),
    day: fc.nat(200).map(dayAfter),
    themes: fc.subarray(["antisemitism", "group-conflict", "right-extremism"]),
    groups: fc.subarray(["Voorpost Noord", "de voorpost-noord", "Voorpost Zuid", "Havenploeg"]),
    expressions: fc.subarray([
      { type: "slogan" as const, value: "Wij eerst" },
      { type: "image" as const, value: "vlag" },
      { type: "handle" as const, value: "@voorpost88" }
    ]),
    worn: fc.subarray([{ type: "music" as const, value: "Voorwaarts" }]),
    district: fc.constantFrom("Centrum", "Noord", "..."),
    postcode: fc.constantFrom("9901 AB", "9902 CD", "")
  })
  .map(tension)
