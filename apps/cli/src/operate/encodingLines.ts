import type { EncodingStatus } from "@kruisverband/ingest"
import { ENCODING_VERSION } from "@kruisverband/linkage/encode"

/** How the encodings of one covenant stand, in lines: numbers, versions and partners. `lost`: requests of who objected, of whom nothing can be compared. */
export const encodingLines = (
  { counts, covenant, renewing, unknown }: EncodingStatus,
  lost: ReadonlyArray<string>
): ReadonlyArray<string> => {
  const persons = (some: EncodingStatus["counts"]) => some.reduce((sum, one) => sum + one.persons, 0)
  const current = persons(counts.filter(({ version }) => version === ENCODING_VERSION))
  const others = counts.filter(({ version }) => version !== ENCODING_VERSION)
  return [
    `${covenant}  versie / version ${ENCODING_VERSION}: ${current} personen / persons`,
    ...others.map(({ persons: some, sealedAt, version }) => {
      const what =
        sealedAt === "here"
          ? "hier te vernieuwen / can be renewed here"
          : `aan de bron verzegeld, alleen door ${sealedAt.partner} / sealed at the source, only by ${sealedAt.partner}`
      return `${covenant}  versie / version ${version}: ${some} ${what}`
    }),
    ...(unknown === 0 ? [] : [`${covenant}  ${unknown} nog niet bekeken / not looked at yet`]),
    ...lost.map(
      (request) =>
        `${covenant}  bezwaar ${request}: laat de functionaris deze persoon opnieuw zoeken / objection ${request}: have the officer find this person again`
    ),
    ...(renewing
      ? [
          `${covenant}  vernieuwen is begonnen en niet af: geef de opdracht nog eens / renewal is not complete: give the order again`
        ]
      : [])
  ]
}
