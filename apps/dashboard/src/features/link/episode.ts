import type { LinkView } from "@kruisverband/contract"
import type { Facet, MunicipalityCode, Theme } from "@kruisverband/domain"
import { kindOf } from "../../shared/link/kindOf.ts"

/** What a link of polarisation signals is about, as far as this viewer may see its signals. */
export interface Episode {
  readonly municipalities: ReadonlyArray<MunicipalityCode>
  /** First and last day or moment on which something was seen; undefined where no day is shared. */
  readonly period: { readonly first: string; readonly last: string } | undefined
  /** Signals of which the day is not shared. */
  readonly undated: number
  /** The theme of most signals first. */
  readonly themes: ReadonlyArray<{ readonly theme: Theme; readonly signals: number }>
  /** What binds the signals, besides their place and time. */
  readonly grounds: ReadonlyArray<Facet>
}

const inTime = (x: string, y: string) => Date.parse(x) - Date.parse(y)

/** Undefined for a link of persons. */
export function episodeOf(link: Pick<LinkView, "facets" | "municipalities" | "signals">): Episode | undefined {
  if (kindOf(link) !== "polarisation") return undefined
  const days = link.signals.flatMap((signal) => signal.observedAt ?? []).toSorted(inTime)
  const [first, last] = [days[0], days.at(-1)]
  const counts = new Map<Theme, number>()
  for (const theme of link.signals.flatMap((signal) => signal.themes ?? []))
    counts.set(theme, (counts.get(theme) ?? 0) + 1)
  return {
    municipalities: link.municipalities,
    period: first === undefined || last === undefined ? undefined : { first, last },
    undated: link.signals.length - days.length,
    themes: [...counts]
      .map(([theme, signals]) => ({ theme, signals }))
      .toSorted((x, y) => y.signals - x.signals || (x.theme < y.theme ? -1 : 1)),
    grounds: link.facets.filter((facet) => facet !== "place")
  }
}
