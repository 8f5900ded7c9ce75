import type { CovenantDocument, SignalKind } from "@kruisverband/domain"
import type { Registry } from "../../shared/api/useRegistry.ts"
import type { Draft } from "./draft.ts"
import type { Lack } from "./steps.ts"

/** What every question of the form gets. */
export interface StepProps {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  /** The text to show for something missing; undefined when all is well or nobody tried to go on yet. */
  readonly lack: (lack: Lack) => string | undefined
  readonly covenant: CovenantDocument | undefined
  /** Covenants the signal could be posted under, by kind. */
  readonly covenantsFor: (kind: SignalKind) => ReadonlyArray<CovenantDocument>
  readonly registry: Registry
  readonly partner: string | undefined
}
