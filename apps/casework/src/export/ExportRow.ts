import type { LinkView, SignalView } from "@kruisverband/contract"
import type { ExportKind, QuarterFigure } from "@kruisverband/domain"

/** One row as it goes out; what is absent is not there, or not for this person to see. No identity, no words. */
export type ExportRow = Readonly<Record<string, string | number | null | ReadonlyArray<string>>>

/** Every column there can be, in order. */
export const EXPORT_COLUMNS = {
  signals: [
    "id",
    "covenant",
    "level",
    "kind",
    "angle",
    "receivedAt",
    "observedAt",
    "municipality",
    "behaviours",
    "themes",
    "partner"
  ],
  links: [
    "id",
    "covenant",
    "state",
    "facets",
    "angles",
    "municipalities",
    "organisations",
    "signals",
    "confirmedSignals",
    "proposedAt",
    "updatedAt"
  ],
  trends: ["covenant", "quarter", "kind", "municipality", "subjects"]
} as const satisfies Readonly<Record<ExportKind, ReadonlyArray<string>>>

export const signalRow = (covenant: string, view: SignalView): ExportRow => ({
  id: view.id,
  covenant,
  level: view.level,
  kind: view.kind,
  angle: view.angle,
  receivedAt: view.receivedAt,
  ...(view.observedAt === undefined ? {} : { observedAt: view.observedAt }),
  ...(view.municipality === undefined ? {} : { municipality: view.municipality }),
  ...(view.behaviours === undefined ? {} : { behaviours: view.behaviours }),
  ...(view.themes === undefined ? {} : { themes: view.themes }),
  ...(view.partner === undefined ? {} : { partner: view.partner })
})

export const linkRow = (view: LinkView): ExportRow => ({
  id: view.id,
  covenant: view.covenant,
  state: view.state,
  facets: view.facets,
  angles: view.angles,
  municipalities: view.municipalities,
  organisations: view.organisations,
  signals: view.signals.map(({ id }) => id),
  confirmedSignals: view.confirmedSignals,
  proposedAt: view.proposedAt,
  updatedAt: view.updatedAt
})

/** `municipality`: its code, or `total`. `subjects` null: too few to tell, which is not 0. */
export const trendRow = (covenant: string, { key, kind, quarter, subjects }: QuarterFigure): ExportRow => ({
  covenant,
  quarter,
  kind,
  municipality: key,
  subjects
})
